import { within } from './within';

/** A mail that is about to be sent: from which addresses, and to whom. */
export interface Sending {
  from: readonly string[];
  recipients: readonly { address: string; internal: boolean }[];
  /** Outlook's display language, such as `el-GR`. */
  language: string;
}

// After 5 s Outlook tells the user that an add-in is slow.
const patienceMs = 4_000;

/**
 * Checks a mail when the user sends it. `ask` returns the question that Outlook shows the user, or null if the mail is
 * sent without a question. After a failure or a timeout the mail is sent too.
 */
export function onSending(action: string, ask: (mail: Sending) => string | null): void {
  // Promises by hand: Outlook for Windows runs this in a small engine of its own.
  Office.actions.associate(action, (event: Office.MailboxEvent) => {
    void within(patienceMs, Promise.resolve().then(read))
      .then((mail) => (mail === null ? null : ask(mail)))
      .catch(() => null)
      .then((asked) =>
        event.completed(asked === null ? { allowEvent: true } : { allowEvent: false, errorMessage: asked }),
      );
  });
}

function read(): Promise<Sending> {
  const { mailbox, displayLanguage } = Office.context;
  const item = mailbox.item as unknown as Office.MessageCompose;
  const fields = [item.to, item.cc, item.bcc].map((field) => got<(Listed | null)[]>((done) => field.getAsync(done)));
  return Promise.all([got<Office.EmailAddressDetails>((done) => item.from.getAsync(done)), Promise.all(fields)]).then(
    ([from, lists]) => ({
      // A mail may go out for another mailbox than one's own: both are this company.
      from: [mailbox.userProfile.emailAddress, from.emailAddress],
      recipients: recipients(lists.reduce((all, list) => all.concat(list), [])),
      language: displayLanguage,
    }),
  );
}

/** As Outlook gives it: somebody who is half resolved may have no address, and says nothing about the others. */
type Listed = Pick<Office.EmailAddressDetails, 'recipientType'> & { emailAddress?: string | null };

function recipients(listed: readonly (Listed | null)[]): Sending['recipients'] {
  const found: { address: string; internal: boolean }[] = [];
  for (const one of listed) {
    if (typeof one?.emailAddress === 'string') {
      // What the company's own Exchange knows is inside, also under a second domain of the company.
      const internal = one.recipientType === 'user' || one.recipientType === 'distributionList';
      found.push({ address: one.emailAddress, internal });
    }
  }

  return found;
}

function got<T>(get: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) =>
    get(({ status, value, error }) =>
      status === Office.AsyncResultStatus.Succeeded ? resolve(value) : reject(new Error(error.message)),
    ),
  );
}
