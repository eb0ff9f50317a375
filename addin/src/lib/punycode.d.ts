declare module 'punycode/punycode.es6.js' {
  /** Decodes the `xn--` parts of a domain or of an address. Throws a RangeError where a part is no Punycode. */
  export function toUnicode(domain: string): string;
}
