// Reads mail for the simulator: a line {"id", "eml": base64} in, a line {"id", "mail"} or {"id", "error"} out.
// It ends when its input closes, so that it never outlives the process that started it, however that one died.
import { createInterface } from 'node:readline';
import { simpleParser } from 'mailparser';

const people = (list) =>
  (Array.isArray(list) ? list : list ? [list] : [])
    .flatMap((one) => one.value)
    .flatMap((one) => one.group ?? [one])
    .filter((one) => one.address || one.name)
    .map((one) => ({ name: one.name ?? '', address: one.address ?? '' }));

const options = { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true, keepCidLinks: true };

const attachment = async (part) => {
  const isItem = part.contentType === 'message/rfc822';
  // The subject of an embedded message names it, as in Outlook.
  const subject = isItem ? (await simpleParser(part.content, options)).subject : undefined;
  return {
    name: subject || part.filename || 'Untitled attachment',
    contentType: part.contentType || 'application/octet-stream',
    content: part.content.toString('base64'),
    isInline: part.contentDisposition === 'inline' || Boolean(part.related),
    contentId: part.cid ?? null,
    isItem,
  };
};

/** Header lines come as bytes; raw UTF-8 in them is legal today (RFC 6532). */
const header = ({ key, line }) => {
  const utf8 = Buffer.from(line, 'latin1').toString('utf8');
  const text = utf8.includes('\ufffd') ? line : utf8;
  const colon = text.indexOf(':');
  return { name: text.slice(0, colon).trim() || key, value: text.slice(colon + 1).replace(/\r?\n[ \t]+/g, ' ').trim() };
};

const read = async (eml) => {
  const mail = await simpleParser(eml, options);
  return {
    messageId: mail.messageId ?? null,
    inReplyTo: mail.inReplyTo ?? null,
    references: [mail.references ?? []].flat(),
    subject: mail.subject ?? '',
    from: people(mail.from)[0] ?? null,
    sender: people(mail.headers.get('sender'))[0] ?? null,
    to: people(mail.to),
    cc: people(mail.cc),
    bcc: people(mail.bcc),
    replyTo: people(mail.replyTo),
    date: mail.date && !Number.isNaN(mail.date.valueOf()) ? mail.date.toISOString() : null,
    importance: mail.priority ?? 'normal',
    text: mail.text ?? '',
    html: mail.html || null,
    attachments: await Promise.all(mail.attachments.map(attachment)),
    headers: mail.headerLines.map(header),
  };
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { id, eml } = JSON.parse(line);
  const answer = await read(Buffer.from(eml, 'base64')).then(
    (mail) => ({ id, mail }),
    (error) => ({ id, error: String(error?.message ?? error) }),
  );
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
