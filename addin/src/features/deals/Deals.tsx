import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { Deal } from '../../api/types';
import { bareSubject } from '../../lib/subject';
import { useLoaded } from '../../state/loaded';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import type { TabProperties } from '../slice';
import { dealsCalls } from './calls';
import { asked } from './asked';
import { DealForm } from './DealForm';
import { DealItem } from './DealItem';
import '../../ui/edit.css';
import './Deals.css';
import { emptyDraft, type DealDraft } from './draft';
import { t } from './tab.words';

/** What was just done, and how it is taken back. */
export interface Done {
  readonly words: string;
  readonly undo: () => Promise<Answer<unknown>>;
}

/** A customer's deals: open ones first, each with its next moves. */
export function Deals({ customer, beside }: TabProperties) {
  const pane = usePane();
  const { drafts, canWrite } = useSession();
  const calls = useCalls(dealsCalls);
  const { id, summary } = customer;
  const draft = drafts.of<DealDraft>('deals', id);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const done = useSignal<Done | null>(null);
  const list = useLoaded(useCallback((signal: AbortSignal) => calls.list(id, signal), [calls, id]));
  const pipelines = useLoaded(calls.pipelines);
  // Kept here, because a deal that has changed is shown anew.
  const looked = useSignal<readonly string[]>([]);
  const block = useKeptFocus<HTMLDivElement>();
  const { value } = list.value;
  const currency = summary.deals?.openAmounts[0]?.currency ?? summary.sales?.home?.currency ?? 'EUR';

  function changed(now: Done | null): void {
    done.value = now;
    if (now !== null) {
      pane.tell(now.words);
    }

    list.again();
    pane.refreshAll();
  }

  /** From the mail beside the pane: its subject, the other customers on it and the mail itself. */
  async function openFromMail(subject: string, internetMessageId: string | null): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    const people = (pane.opened.known.peek().people ?? []).flatMap((one) => one.customer?.id ?? []);
    const answer = await calls.open(id, {
      id: crypto.randomUUID(),
      deal: { title: subject, people: [...new Set(people)].filter((one) => one !== id).slice(0, 20) },
      ...(internetMessageId !== null && { internetMessageId }),
    });
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      opened(answer.value);
    }
  }

  function opened(deal: Deal): void {
    changed({ words: t('deals.opened', { title: deal.title }), undo: () => calls.remove(deal) });
  }

  function begin(): void {
    const mail = beside ? pane.opened.mail.peek() : null;
    const subject = mail?.mode === 'read' ? bareSubject(mail.subject).bare.slice(0, 200).trim() : '';
    if (subject === '') {
      draft.value = emptyDraft(currency);
    } else {
      void openFromMail(subject, mail?.internetMessageId ?? null);
    }
  }

  // The button on the card opens the tab, and the tab the deal.
  const isAsked = asked.value === id;
  const beginning = useRef(begin);
  beginning.current = begin;
  useEffect(() => {
    if (isAsked) {
      asked.value = null;
      beginning.current();
    }
  }, [isAsked]);

  const stages = pipelines.value.value?.pipelines ?? [];
  return (
    <div class="deals-tab" ref={block} tabIndex={-1}>
      {canWrite.value && draft.value === null && (
        <p class="edit-actions">
          <Button small busy={busy.value} onClick={begin}>
            {t('deals.add')}
          </Button>
        </p>
      )}
      {draft.value !== null && (
        <DealForm
          draft={draft.value}
          onChange={(now) => (draft.value = now)}
          save={(deal) => calls.open(id, { id: draft.peek()?.id ?? null, deal })}
          onCancel={() => (draft.value = null)}
          onDone={(deal) => {
            draft.value = null;
            opened(deal);
          }}
        />
      )}
      {done.value !== null && <Undo key={done.value} done={done.value} onUndone={() => changed(null)} />}
      {problem.value !== null && <ProblemNote problem={problem.value} onSignIn={() => void pane.again()} />}
      {list.problem.value !== null && <ProblemNote problem={list.problem.value} onRetry={list.again} />}
      {value?.count === 0 && draft.value === null && <p class="quiet">{t('deals.empty')}</p>}
      {value !== null && value.count > 0 && (
        <ul>
          {value.deals.map((deal) => (
            <DealItem
              key={`${deal.id} ${deal.version}`}
              deal={deal}
              currency={currency}
              pipelines={stages}
              lostReasons={pipelines.value.value?.lostReasons ?? []}
              isOpened={looked.value.includes(deal.id)}
              onToggle={() => {
                const others = looked.peek().filter((one) => one !== deal.id);
                looked.value = others.length < looked.peek().length ? others : [...others, deal.id];
              }}
              onBegin={() => (done.value = null)}
              onChanged={changed}
            />
          ))}
        </ul>
      )}
      {value !== null && value.count > value.deals.length && (
        <p class="quiet">{t('deals.more', { count: value.count - value.deals.length })}</p>
      )}
    </div>
  );
}

function Undo({ done, onUndone }: { readonly done: Done; readonly onUndone: () => void }) {
  const busy = useSignal(false);
  const failed = useSignal<Problem | null>(null);
  return (
    <div class="deal-done">
      <span>{done.words}</span>
      <Button
        look="link"
        busy={busy.value}
        onClick={() => {
          busy.value = true;
          void done.undo().then((answer) => {
            busy.value = false;
            failed.value = answer.ok ? null : answer.problem;
            if (answer.ok) {
              onUndone();
            }
          });
        }}
      >
        {t('deals.undo')}
      </Button>
      {failed.value !== null && <ProblemNote problem={failed.value} />}
    </div>
  );
}
