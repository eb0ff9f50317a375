/** What the API writes into the page: public facts about the app registration, no secret. */
export interface AuthConfig {
  readonly clientId: string;
  readonly authority: string;
  readonly scope: string;
  readonly version: string;
  /** The origins of Outlook that must be able to show the pane. */
  readonly outlook: readonly string[];
}

/** Reads the configuration of a page; null where the API has not written it. */
export function readConfig(page: Document): AuthConfig | null {
  const content = page.querySelector<HTMLMetaElement>('meta[name="outlookcrm"]')?.content ?? '';
  try {
    const read: unknown = JSON.parse(content);
    return isConfig(read) ? read : null;
  } catch {
    return null;
  }
}

function isConfig(value: unknown): value is AuthConfig {
  const fields: (keyof AuthConfig)[] = ['clientId', 'authority', 'scope', 'version'];
  return (
    typeof value === 'object' &&
    value !== null &&
    fields.every((field) => typeof (value as AuthConfig)[field] === 'string') &&
    Array.isArray((value as AuthConfig).outlook)
  );
}
