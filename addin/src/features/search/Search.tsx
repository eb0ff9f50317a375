import dismiss from 'icon:dismiss_20_regular';
import { useSignal } from '@preact/signals';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { Icon } from '../../ui/Icon';
import { New } from '../add/New';
import { Imports } from '../imports/later';
import { Picker } from './Picker';
import './Search.css';
import { t } from './words';

/** Finds a customer without a mail. */
export function Search() {
  const { searching, visits } = usePane();
  const { canWrite } = useSession();
  const place = useKeptFocus<HTMLElement>();
  const adding = useSignal<string | null>(null);
  const importing = useSignal(false);
  const close = () => {
    searching.value = null;
  };

  if (importing.value) {
    return <Imports onBack={() => (importing.value = false)} />;
  }

  return (
    <section class="search" ref={place} tabIndex={-1} aria-labelledby="search-title">
      <h1 id="search-title" class="hidden-text">
        {t('search.title')}
      </h1>
      {adding.value === null ? (
        <Picker
          begun={searching.peek() ?? ''}
          onEscape={close}
          onPick={(found) => {
            close();
            void visits.open(found.id, found.name);
          }}
          {...(canWrite.value && { onAdd: (text: string) => (adding.value = text) })}
        />
      ) : (
        <New
          text={adding.value}
          onBack={() => {
            searching.value = adding.peek();
            adding.value = null;
          }}
          onAdded={(id, name) => {
            close();
            void visits.open(id, name);
          }}
        />
      )}
      {adding.value === null && canWrite.value && (
        <Button
          look="link"
          onPointerEnter={() => void Imports.fetch()}
          onFocus={() => void Imports.fetch()}
          onClick={() => (importing.value = true)}
        >
          {t('search.import')}
        </Button>
      )}
      <Button look="icon" aria-label={t('search.close')} title={t('search.close')} onClick={close}>
        <Icon paths={dismiss} />
      </Button>
    </section>
  );
}
