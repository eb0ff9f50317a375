import { lazy } from '../../ui/lazy';
import type { SettingsProperties } from './Settings';

/** Few people change settings, so the code comes when it is asked for. */
export const Settings = lazy<SettingsProperties>(async () => (await import('./Settings')).Settings);
