import type { ComponentProps } from 'preact';
import { lazy } from '../../ui/lazy';
import type { LookAlike as Warning } from './LookAlike';

/** The warning of a look-alike, which few mails need. */
export const LookAlike = lazy<ComponentProps<typeof Warning>>(async () => (await import('./LookAlike')).LookAlike);
