import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { t } from '../text/text';
import { Button } from './Button';

const waiting: (() => Promise<void>)[] = [];

/** A component whose code comes after the first paint. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const loaded = signal<ComponentType<P> | 'failed' | null>(null);
  let asked: Promise<void> | null = null;
  const fetchOnce = () =>
    (asked ??= load().then(
      (component) => {
        loaded.value = component;
      },
      () => {
        loaded.value = 'failed';
      },
    ));
  waiting.push(fetchOnce);

  return function Lazy(properties: P) {
    const Loaded = loaded.value;
    if (Loaded === 'failed') {
      // A pane that was open while a new version was installed asks for files that are gone.
      return (
        <div class="nothing">
          <p>{t('problem.method-not-allowed')}</p>
          <Button onClick={() => location.reload()}>{t('outside.reload')}</Button>
        </div>
      );
    }

    if (Loaded === null) {
      void fetchOnce();
      return null;
    }

    return <Loaded {...properties} />;
  };
}

/** Fetches all of it while nobody waits, so that no click ever does. */
export async function fetchTheRest(): Promise<void> {
  await Promise.all(waiting.map((fetchOnce) => fetchOnce()));
}
