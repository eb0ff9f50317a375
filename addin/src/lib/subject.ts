/** What mail programs put before a subject that is answered or passed on, in the languages of ours and their neighbours. */
const prefix =
  /^\s*(?:re|r|fwd?|aw|antw|wg|tr|rv|res|enc|sv|vs|vb|rif|ri|i|απ|σχετ|πρθ|vá|válasz|továbbítás|ynt|ilt|odp|pd|ответ|отв|пересл|пер|پاسخ|ارسال)(?:\s*\[\d+\])?\s*[:：]\s*/iu;

/** A subject without what was put before it, and whether anything was. */
export function bareSubject(subject: string): { readonly bare: string; readonly isReply: boolean } {
  let bare = subject.trim();
  let isReply = false;
  for (let found = prefix.exec(bare); found !== null; found = prefix.exec(bare)) {
    bare = bare.slice(found[0].length).trim();
    isReply = true;
  }

  return { bare, isReply };
}
