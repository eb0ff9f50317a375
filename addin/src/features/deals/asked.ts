import { signal } from '@preact/signals';

/** The customer for whom a deal was asked for on the card; the tab opens the deal. */
export const asked = signal<string | null>(null);
