import { useEffect } from 'preact/hooks';
import { looksLikeAddress } from '../../lib/people';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { firstDraft, type AddDraft } from './addDraft';
import { AddForm } from './AddForm';
import { t } from './words';

interface Properties {
  /** What was searched for: a name, or an address. */
  readonly text: string;
  readonly onBack: () => void;
  readonly onAdded: (id: string, name: string) => void;
}

/** Adds a customer without a mail, from what was searched for and not found. */
export function New({ text, onBack, onAdded }: Properties) {
  const { drafts } = useSession();
  const draft = drafts.of<AddDraft>('add', `new ${text}`);

  useEffect(() => {
    const isAddress = looksLikeAddress(text);
    draft.value ??= firstDraft('', { name: isAddress ? '' : text, address: isAddress ? text : '' }, null, null);
  }, [draft, text]);

  return (
    <div class="new">
      <h2>{t('add.title')}</h2>
      <AddForm draft={draft} readable={false} doubted={false} withAddress onAdded={onAdded} />
      <Button onClick={onBack}>{t('add.back')}</Button>
    </div>
  );
}
