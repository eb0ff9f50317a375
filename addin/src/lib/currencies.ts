import { intl } from '../text/language';

interface Option {
  readonly code: string;
  readonly name: string;
}

/** The currencies of ISO 4217 that the browser knows, by code, with their names. */
export function currencies(): Option[] {
  const names = intl(Intl.DisplayNames, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => {
    const name = names.of(code) ?? code;
    return { code, name: name === code ? code : `${code} · ${name}` };
  });
}

/** The time zones by their IANA names. */
export function timeZones(): Option[] {
  return ['Etc/UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => !/^(Etc\/)?UTC$/.test(zone))].map(
    (code) => ({ code, name: code.replaceAll('_', ' ') }),
  );
}
