import dismiss from 'icon:dismiss_20_regular';
import { usePane } from '../../state/pane';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Picker } from './Picker';
import './Search.css';
import { t } from './words';

/** Finds a customer without a mail. */
export function Search() {
  const { searching, visits } = usePane();
  const close = () => {
    searching.value = null;
  };

  return (
    <section class="search" aria-labelledby="search-title">
      <h1 id="search-title" class="hidden-text">
        {t('search.title')}
      </h1>
      <Picker
        begun={searching.peek() ?? ''}
        onEscape={close}
        onPick={(found) => {
          close();
          void visits.open(found.id, found.name);
        }}
      />
      <Button look="icon" aria-label={t('search.close')} title={t('search.close')} onClick={close}>
        <Icon paths={dismiss} />
      </Button>
    </section>
  );
}
