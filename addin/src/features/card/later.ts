import type { ComponentProps } from 'preact';
import { lazy } from '../../ui/lazy';
import type { NextActions as Actions } from './NextActions';
import type { OpenItems as Items } from './OpenItems';

/** What is still to be done with a customer; most cards have nothing of that kind. */
export const OpenItems = lazy<ComponentProps<typeof Items>>(async () => (await import('./OpenItems')).OpenItems);

/** What to do next, which few cards have. */
export const NextActions = lazy<ComponentProps<typeof Actions>>(
  async () => (await import('./NextActions')).NextActions,
);
