import { signal } from '@preact/signals';
import type { ComponentType, FunctionComponent } from 'preact';
import { t, wordsLearnt } from '../text/text';
import { Button } from './Button';

/** A component whose code comes when it is first drawn, or as soon as the user seems to want it. */
export type Later<P extends object> = FunctionComponent<P> & {
  /** Fetches the code ahead, as for a button that the pointer or the keyboard has reached. */
  readonly fetch: () => Promise<void>;
};

/** A component that is not part of the first load; `Waiting` is shown until its code and its words are loaded. */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: ComponentType<P> = () => null,
): Later<P> {
  const loaded = signal<ComponentType<P> | 'failed' | null>(null);
  let asked: Promise<void> | null = null;
  const fetch = () =>
    (asked ??= load().then(
      async (component) => {
        await wordsLearnt();
        loaded.value = component;
      },
      () => {
        loaded.value = 'failed';
      },
    ));

  function Lazy(properties: P) {
    const Loaded = loaded.value;
    if (Loaded === 'failed') {
      // Offline, or a pane that was open while a new version was installed and asks for files that are gone.
      return (
        <div class="nothing">
          <p>{t('lazy.failed')}</p>
          <Button onClick={() => location.reload()}>{t('outside.reload')}</Button>
        </div>
      );
    }

    if (Loaded === null) {
      void fetch();
      return <Waiting {...properties} />;
    }

    return <Loaded {...properties} />;
  }

  return Object.assign(Lazy, { fetch });
}

/**
 * Code that what is drawn can do without, fetched when it is first wanted. Null until it is there with its words; whatever was
 * drawn without it is then drawn again.
 */
export function orFetch<T>(load: () => Promise<T>): () => T | null {
  const loaded = signal<T | null>(null);
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      void load().then(
        async (code) => {
          await wordsLearnt();
          loaded.value = code;
        },
        () => {
          asked = false;
        },
      );
    }

    return loaded.value;
  };
}
