import type { Answer } from '../../api/client';
import type { Invoice, NewSale, Sale, SaleKind } from '../../api/types';
import { shownNumber } from '../../text/documents';
import { money } from '../../text/text';
import { SelectField, TextField } from '../../ui/Field';
import { Box } from '../../ui/Box';
import { EditForm } from '../forms/EditForm';
import { t } from './tab.words';
import { t as said } from './book.words';

const kinds: readonly SaleKind[] = ['order', 'invoice', 'creditNote', 'return', 'prepayment', 'proForma', 'correction'];

/** What is typed. Because of its id, recording it twice has the same effect as recording it once. */
export interface SaleDraft {
  readonly id: string;
  readonly kind: SaleKind;
  readonly number: string;
  readonly day: string;
  readonly dueOn: string;
  readonly currency: string;
  readonly total: string;
  readonly what: string;
  readonly place: string;
  /** The number of the invoice that a correction or a credit note is for; empty for none. */
  readonly corrects?: string;
  /** Whether a correction stands in place of that invoice. */
  readonly replaces?: boolean;
}

interface Properties {
  readonly draft: SaleDraft;
  /** The customer's invoices, to choose from. */
  readonly invoices: readonly Invoice[];
  readonly onChange: (draft: SaleDraft) => void;
  /** The document that is corrected: what the form does not show stays as it is. */
  readonly was?: Sale;
  readonly save: (body: NewSale) => Promise<Answer<Sale>>;
  readonly onDone: (sale: Sale) => void;
  readonly onCancel: () => void;
  /** Takes what somebody else has stored meanwhile, so that the next save is based on it. */
  readonly onStale?: (current: Sale) => void;
}

/** An order, an invoice or a return as a person types it in. */
export function SaleForm({ draft, invoices, onChange, was, save, onDone, onCancel, onStale }: Properties) {
  const change = (part: Partial<SaleDraft>) => onChange({ ...draft, ...part });

  return (
    <EditForm
      incomplete={draft.total === '' || draft.day === ''}
      save={() => save(bodyOf(draft, was))}
      onDone={onDone}
      onCancel={onCancel}
      {...(onStale !== undefined && { onStale })}
    >
      {(errorOf) => (
        <>
          <SelectField
            label={t('sales.kind')}
            value={draft.kind}
            options={kinds.map((code) => ({ code, name: said(`sale.kind.${code}`) }))}
            onChoose={(kind) => change({ kind: kind as SaleKind })}
          />
          <TextField
            label={t('sales.number')}
            value={draft.number}
            error={errorOf('number')}
            onText={(number) => change({ number })}
          />
          {isForInvoice(draft.kind) && (
            <SelectField
              label={t('sales.corrects')}
              value={draft.corrects ?? ''}
              none={t('sales.corrects.none')}
              error={errorOf('corrects')}
              options={optionsOf(invoices)}
              onChoose={(corrects) =>
                change({
                  corrects,
                  replaces: draft.kind === 'correction' && corrects !== '' && draft.replaces !== false,
                })
              }
            />
          )}
          {draft.kind === 'correction' && (draft.corrects ?? '') !== '' && (
            <SelectField
              label={t('sales.replaces')}
              value={draft.replaces === true ? 'replace' : 'add'}
              error={errorOf('replaces')}
              options={(['replace', 'add'] as const).map((code) => ({ code, name: t(`sales.replaces.${code}`) }))}
              onChoose={(code) => change({ replaces: code === 'replace' })}
            />
          )}
          <Box
            label={t('sales.day')}
            type="date"
            value={draft.day}
            required
            error={errorOf('day')}
            onText={(day) => change({ day })}
          />
          {draft.kind !== 'order' && draft.kind !== 'return' && (
            <Box label={t('sales.due')} type="date" value={draft.dueOn} onText={(dueOn) => change({ dueOn })} />
          )}
          <Box
            label={t('sales.total')}
            type="number"
            value={draft.total}
            required
            error={errorOf('total')}
            onText={(total) => change({ total })}
          />
          <TextField
            label={t('sales.currency')}
            value={draft.currency}
            maxLength={3}
            error={errorOf('currency')}
            onText={(currency) => change({ currency: currency.toUpperCase() })}
          />
          {(was === undefined || was.lines.length === 0) && (
            <TextField label={t('sales.what')} value={draft.what} maxLength={250} onText={(what) => change({ what })} />
          )}
          <TextField label={t('sales.place')} value={draft.place} onText={(place) => change({ place })} />
        </>
      )}
    </EditForm>
  );
}

/** What the form shows of a document. */
export function draftOf(sale: Sale): SaleDraft {
  return {
    id: sale.id,
    kind: sale.kind,
    number: sale.number ?? '',
    day: sale.day,
    dueOn: sale.dueOn ?? '',
    currency: sale.currency,
    total: String(sale.total),
    what: '',
    place: sale.place ?? '',
    corrects: sale.corrects ?? '',
    replaces: sale.replaces,
  };
}

function isForInvoice(kind: SaleKind): boolean {
  return kind === 'correction' || kind === 'creditNote';
}

/** The invoices that have a number, open ones first. */
function optionsOf(invoices: readonly Invoice[]): { code: string; name: string }[] {
  return [...invoices.filter(({ open }) => open > 0), ...invoices.filter(({ open }) => open <= 0)]
    .filter(({ number }, i, all) => number !== null && all.findIndex((other) => other.number === number) === i)
    .map(({ number, amount, currency }) => ({
      code: number ?? '',
      name: `${shownNumber(number ?? '')} · ${money(amount, currency)}`,
    }));
}

function bodyOf(draft: SaleDraft, was?: Sale): NewSale {
  const total = Number(draft.total);
  const what = draft.what.trim();
  const kept = was === undefined ? {} : keptOf(was, total);
  return {
    ...kept,
    kind: draft.kind,
    day: draft.day,
    currency: draft.currency,
    total,
    ...(was === undefined && { id: draft.id }),
    ...(draft.number.trim() !== '' && { number: draft.number.trim() }),
    ...(draft.dueOn !== '' && draft.kind !== 'order' && draft.kind !== 'return' && { dueOn: draft.dueOn }),
    ...(draft.place.trim() !== '' && { place: draft.place.trim() }),
    ...(isForInvoice(draft.kind) &&
      (draft.corrects ?? '') !== '' && {
        corrects: draft.corrects,
        ...(draft.kind === 'correction' && { replaces: draft.replaces === true }),
      }),
    ...(what !== '' && { lines: [{ description: what, quantity: total < 0 ? -1 : 1, unitPrice: Math.abs(total) }] }),
  };
}

/** What was paid in advance stays paid when the total is corrected. */
function keptOf(was: Sale, total: number): Partial<NewSale> {
  return {
    ...(was.payable !== was.total && { payable: was.payable + total - was.total }),
    ...(was.tax !== null && { tax: was.tax }),
    ...(was.seller !== null && { seller: was.seller }),
    ...(was.order !== null && { order: was.order }),
    ...(was.corrects !== null && !isForInvoice(was.kind) && { corrects: was.corrects }),
    ...(was.note !== null && { note: was.note }),
    ...(was.lines.length > 0 && {
      lines: was.lines.map(({ productId, code, description, quantity, unit, unitPrice, discount }) => ({
        description,
        quantity,
        unitPrice,
        discount,
        ...(productId !== null && { productId }),
        ...(code !== null && { code }),
        ...(unit !== null && { unit }),
      })),
    }),
  };
}
