import { isComposed, isMeeting, readCompose, readMessage } from './item';
import type { Host, Theme } from './host';
import { within } from './within';

const slowMs = 15_000;

/** Waits for Office.js and answers the host, or null where this page is not inside Outlook or Office.js is blocked. */
export async function findOutlook(): Promise<Host | null> {
  if (!(await officeLoaded())) {
    return null;
  }

  const info = await within(slowMs, Office.onReady());
  // Outside Outlook Office.js gives a null host, no mailbox and no requirements: nothing below may be touched there.
  return info?.host === Office.HostType.Outlook ? outlook() : null;
}

function outlook(): Host {
  const { mailbox } = Office.context;
  return {
    user: { name: mailbox.userProfile.displayName, address: mailbox.userProfile.emailAddress },
    language: Office.context.displayLanguage,
    nestedAuth: Office.context.requirements.isSetSupported('NestedAppAuth', '1.1'),
    about: `${mailbox.diagnostics.hostName} ${mailbox.diagnostics.hostVersion}`,
    read: async () => {
      // The type definitions omit that a pinned pane can be open without an item.
      const item = mailbox.item as Office.Item | null | undefined;
      if (item === null || item === undefined) {
        return null;
      }

      if (isMeeting(item)) {
        const { readMeeting } = await import('./meeting');
        return readMeeting(item);
      }

      return isCompose(item) ? await readCompose(item) : readMessage(item as Office.MessageRead);
    },
    onItemChanged: watchItem,
    onRecipientsChanged: (changed) => {
      const item = mailbox.item as Office.Item | null | undefined;
      // The event does not exist in the oldest Outlook that the manifest allows.
      if (item && Office.context.requirements.isSetSupported('Mailbox', '1.7')) {
        const written = isMeeting(item) ? isComposed(item) && item : isCompose(item) && item;
        if (written) {
          written.addHandlerAsync(Office.EventType.RecipientsChanged, changed);
          if (isMeeting(item)) {
            written.addHandlerAsync(Office.EventType.AppointmentTimeChanged, changed);
          }
        }
      }
    },
    theme,
    onThemeChanged: (changed) => {
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => changed(theme()));
      if (Office.context.requirements.isSetSupported('Mailbox', '1.14')) {
        mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, () => changed(theme()));
      }
    },
    dialog: openDialog,
    openLink: (url) => {
      window.open(url, '_blank', 'noopener');
    },
  };
}

/** Tells of another item: by Outlook's event, and when the user comes back to the pane, since Outlook now and then forgets the event. */
function watchItem(changed: () => void): void {
  const { mailbox } = Office.context;
  const openId = () => (mailbox.item as Partial<Office.MessageRead> | null | undefined)?.itemId;
  let seen = openId();
  const tell = () => {
    seen = openId();
    changed();
  };
  const look = () => {
    if (document.visibilityState === 'visible' && openId() !== seen) {
      tell();
    }
  };
  mailbox.addHandlerAsync(Office.EventType.ItemChanged, tell);
  addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
}

function isCompose(item: Office.Item): item is Office.MessageCompose {
  // Reading, `to` is an array or missing; writing, it is an object that fetches.
  return 'to' in item && typeof (item as { to?: { getAsync?: unknown } }).to?.getAsync === 'function';
}

/** Outlook's own theme where it tells it, else the system's. */
function theme(): Theme {
  const colours = Office.context.officeTheme as Office.OfficeTheme | undefined;
  const background = colours?.bodyBackgroundColor;
  const rgb = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(background ?? '');
  if (rgb === null) {
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }

  const [r = 0, g = 0, b = 0] = rgb.slice(1).map((hex) => Number.parseInt(hex, 16));
  if (r + g + b === 0 && colours?.controlBackgroundColor === background) {
    // Dark mode has greys; black on black is a theme of high contrast.
    return 'contrast';
  }

  return 0.299 * r + 0.587 * g + 0.114 * b < 128 ? 'dark' : 'light';
}

function openDialog(path: string, stop?: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const url = new URL(path, location.href).href;
    Office.context.ui.displayDialogAsync(url, { height: 60, width: 30, promptBeforeOpen: false }, (opened) => {
      if (opened.status === Office.AsyncResultStatus.Failed) {
        resolve(null);
        return;
      }

      const dialog = opened.value;
      const close = () => {
        dialog.close();
        resolve(null);
      };
      if (stop?.aborted) {
        close();
        return;
      }

      stop?.addEventListener('abort', close, { once: true });
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (said) => {
        // Only our own page may hand us a token.
        if ('message' in said && (said.origin === undefined || said.origin === location.origin)) {
          stop?.removeEventListener('abort', close);
          dialog.close();
          resolve(said.message);
        }
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => {
        stop?.removeEventListener('abort', close);
        resolve(null);
      });
    });
  });
}

/** Office.js is loaded beside the pane's own script, so that a slow network never delays the first paint. */
export function officeLoaded(): Promise<boolean> {
  const there = () => typeof Office !== 'undefined';
  const script = document.getElementById('office-js');
  return new Promise((resolve) => {
    if (there() || script === null || document.readyState === 'complete') {
      resolve(there());
      return;
    }

    const settle = () => resolve(there());
    script.addEventListener('load', settle);
    script.addEventListener('error', settle);
    // The page's own load event comes after every script's, so a script that failed before we listened is not waited for.
    addEventListener('load', settle);
  });
}
