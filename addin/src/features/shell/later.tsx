import type { ComponentProps } from 'preact';
import { lazy } from '../../ui/lazy';
import type { Add as AddForm } from '../add/Add';
import { Stranger } from '../who/Stranger';

/** The form for a new customer. Until its code has come, the name and address of the mail are shown. */
export const Add = lazy<ComponentProps<typeof AddForm>>(
  async () => (await import('../add/Add')).Add,
  ({ person }) => <Stranger person={person} waiting />,
);

/** Most panes open beside a mail with people on it. */
export const Nothing = lazy(async () => (await import('./Nothing')).Nothing);

export const Search = lazy(async () => (await import('../search/Search')).Search);

export const Certificate = lazy<{ readonly id: string }>(
  async () => (await import('../customers/Certificate')).Certificate,
);
