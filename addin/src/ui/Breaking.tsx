/** An address that is too long for its line is broken behind its @, not in the middle of a word. */
export function Breaking({ text }: { readonly text: string }) {
  const at = text.lastIndexOf('@') + 1;
  return at === 0 ? (
    text
  ) : (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}
