import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useHold } from '../../state/hold';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { NeverList } from './later';
import { t } from './words';

/** One row, there from the start and of one height, so that nothing below moves: what else can be done with the open email. */
export function Never({ children }: { readonly children?: ComponentChildren }) {
  const { mail } = usePane().opened;
  const { canWrite } = useSession();
  // The list belongs to the email beside which it was opened.
  const [openBeside, setOpenBeside] = useState<string | null>(null);
  useHold(openBeside !== null && openBeside === mail.value?.key);
  const list = useId();
  const place = useKeptFocus<HTMLDivElement>();
  if (!canWrite.value || mail.value?.mode !== 'read') {
    return null;
  }

  const { key } = mail.value;
  const isOpen = openBeside === key;
  return (
    <div class="never" ref={place} tabIndex={-1}>
      <div class="never-row">
        {children}
        <Button
          look="link"
          aria-expanded={isOpen ? 'true' : 'false'}
          aria-controls={list}
          onPointerEnter={() => void NeverList.fetch()}
          onFocus={() => void NeverList.fetch()}
          onClick={() => setOpenBeside(isOpen ? null : key)}
        >
          {t('never.summary')}
        </Button>
      </div>
      <div id={list} hidden={!isOpen}>
        {isOpen && <NeverList />}
      </div>
    </div>
  );
}
