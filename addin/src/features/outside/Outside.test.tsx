import { render } from 'preact';
import { expect, it } from 'vitest';
import { text } from '../../testing/mount';
import { Outside } from './Outside';

it('says what this is and how to get it', () => {
  const place = document.createElement('div');
  render(<Outside />, place);
  expect(place.querySelector('h1')?.textContent).toBe('OutlookCrm lives in Outlook');
  expect(text(place)).toContain('Microsoft 365 administrator');
});
