import type { Answer } from '../api/client';

const day = 86_400_000;
const key = 'outlookcrm.manifest';

/**
 * Tells the API, once a day and version, which manifest Outlook opened the pane with: nothing else knows what is deployed.
 * A failure is tried again the next time the pane opens.
 */
export async function tellManifest(
  openedWith: (version: string) => Promise<Answer<undefined>>,
  address: URL,
  store: Storage,
  now: Date,
): Promise<void> {
  const version = address.searchParams.get('manifest');
  if (version === null || !/^\d{1,5}(\.\d{1,5}){2,3}$/.test(version) || wasTold(store, version, now)) {
    return;
  }

  const answer = await openedWith(version);
  if (answer.ok) {
    try {
      store.setItem(key, `${version} ${now.getTime()}`);
    } catch {
      // Storage may be full or forbidden in a frame: then it is told once more.
    }
  }
}

function wasTold(store: Storage, version: string, now: Date): boolean {
  try {
    const [told, at] = (store.getItem(key) ?? '').split(' ');
    return told === version && now.getTime() - Number(at) < day;
  } catch {
    return false;
  }
}
