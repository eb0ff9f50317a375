import { lazy } from '../../ui/lazy';
import type { Slice } from '../slice';
import { t } from './words';

/** The customers themselves: the profile, and the people of an organisation. */
export const customers: Slice = {
  name: 'customers',
  tabs: [
    {
      id: 'profile',
      title: () => t('tab.profile'),
      Content: lazy(async () => (await import('./Profile')).Profile),
    },
    {
      id: 'people',
      title: () => t('tab.people'),
      isFor: ({ profile }) => profile.kind === 'organisation',
      Content: lazy(async () => (await import('./People')).People),
    },
  ],
};
