/// <reference types="vite/client" />

declare module 'icon:*' {
  /** SVG path data for a `0 0 n n` view box, n being the number in the icon's name. */
  const paths: string;
  export default paths;
}

declare module 'free-mail' {
  /** The free-mail domains, in small letters: api/Customers/Addresses/FreeMail.cs. */
  const domains: readonly string[];
  export default domains;
}
