import type { ImportPreview } from '../../api/types';
import { shownNumber } from '../../text/documents';
import { money } from '../../text/text';
import { reason } from './told.words';
import { t } from './words';

interface Properties {
  readonly preview: ImportPreview;
}

const most = 3;

/** The first records as they are understood, and how many rows hold none. */
export function Sample({ preview }: Properties) {
  const { records, recordCount, rejected, rejectedCount, leftOut, leftOutCount } = preview;
  const remarked = records.filter(({ warnings }) => warnings.length > 0);
  return (
    <>
      <ul class="imports-sample">
        {records.slice(0, most).map((record, index) => (
          <li key={index}>
            <bdi>{lineOf(record)}</bdi>
          </li>
        ))}
        {recordCount > most && <li class="quiet">{t('list.more', { count: recordCount - most })}</li>}
      </ul>
      {rejectedCount > 0 && (
        <Rows
          title={t('imports.faulty', { count: rejectedCount })}
          rows={rejected.map(({ line, column, value, code }) => ({ line, words: fault(column, value, code) }))}
          count={rejectedCount}
        />
      )}
      {remarked.length > 0 && (
        <Rows
          title={t('imports.remarks', { count: remarked.length })}
          rows={remarked.map((record) => ({ line: record.line, words: remarks(record) }))}
          count={remarked.length}
        />
      )}
      {leftOutCount > 0 && (
        <Rows
          title={t('imports.norecords', { count: leftOutCount })}
          rows={leftOut.map(({ line, reason: code, text }) => ({ line, words: `${reason(code)}: ${text}` }))}
          count={leftOutCount}
        />
      )}
    </>
  );
}

const mostRows = 20;

interface RowsProperties {
  readonly title: string;
  readonly rows: readonly { readonly line: number; readonly words: string }[];
  readonly count: number;
}

/** Lines of the file, each with why it is not taken. */
export function Rows({ title, rows, count }: RowsProperties) {
  const shown = Math.min(mostRows, rows.length);
  return (
    <details class="imports-rows">
      <summary>{title}</summary>
      <ul>
        {rows.slice(0, mostRows).map(({ line, words }, index) => (
          <li key={index}>
            {t('imports.line', { line: String(line) })} <bdi>{words}</bdi>
          </li>
        ))}
        {count > shown && <li class="quiet">{t('list.more', { count: count - shown })}</li>}
      </ul>
    </details>
  );
}

/** "Total: “12,x” Not a number" */
export function fault(column: string | null, value: string | null, code: string | null): string {
  const what = [column, value === null ? null : `“${value}”`].filter((part) => part !== null).join(' ');
  return [what, code === null ? '' : reason(code)].filter((part) => part !== '').join(': ');
}

/** "INV-1: The lines do not add up to the total. There is no due date." */
function remarks({ number, customer, warnings }: ImportPreview['records'][number]): string {
  const name = customer?.name ?? (number === null ? null : shownNumber(number));
  return [name === null ? '' : `${name}:`, ...warnings.map(reason)].filter((part) => part !== '').join(' ');
}

function lineOf(record: ImportPreview['records'][number]): string {
  const { number, issueDate, buyer, currency, payable, customer, product, deal } = record;
  const amount = payable === null ? null : currency === null ? payable : money(Number(payable), currency);
  const parts = [
    customer?.name ?? product?.name ?? deal?.title ?? (number === null ? null : shownNumber(number)),
    customer?.companies[0],
    customer?.emails[0],
    product?.code,
    buyer?.name,
    issueDate,
    amount,
  ];
  return parts.filter((part) => part != null && part !== '').join(' · ');
}
