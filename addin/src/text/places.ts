import { intl } from './language';

/** "Thessaloniki, Greece"; the region only where there is no city. */
export function placeOf(city: string | null, region: string | null, country: string | null): string | null {
  const parts = [city ?? region, country === null ? null : countryName(country)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

export function countryName(code: string): string {
  return nameOf('region', code);
}

export function languageName(code: string): string {
  return nameOf('language', code);
}

/** "Cyrillic", by its ISO 15924 code. */
export function scriptName(code: string): string {
  return nameOf('script', code);
}

/** Codes with their names, sorted as the language sorts. */
export function named(type: 'region' | 'language', codes: readonly string[]): { code: string; name: string }[] {
  const order = intl(Intl.Collator, {});
  return codes
    .map((code) => ({ code, name: nameOf(type, code) }))
    .filter(({ code, name }) => code !== name)
    .sort((a, b) => order.compare(a.name, b.name));
}

function nameOf(type: 'region' | 'language' | 'script', code: string): string {
  try {
    return intl(Intl.DisplayNames, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
