import type { Sale } from '../../api/types';
import { money } from '../../text/text';
import { t } from './tab.words';

// Programs round each line before they add them.
const roundingOfLine = 0.01;

/** What does not add up on a document, or is not known. */
export function remarksOf({ kind, lines, total, tax, currency }: Sale): string[] {
  const [remarks, sum] = [[] as string[], lines.reduce((all, { amount }) => all + amount, 0)];
  const allowed = Math.max(0.01, roundingOfLine * lines.length) + Number.EPSILON * Math.abs(total);
  const differs = (one: number, other: number) => Math.abs(Math.abs(one) - Math.abs(other)) > allowed;
  if (tax === null && total !== 0 && kind !== 'return') {
    remarks.push(t('sales.remark.tax'));
  }

  // Lines may hold the tax or not. Transport is no line of an order: only lines that come to more than its total are odd.
  const isOff =
    tax === null || kind === 'order' || kind === 'return'
      ? Math.abs(sum) - Math.abs(total) > allowed
      : differs(sum, total - tax) && differs(sum, total);
  if (lines.length > 0 && isOff) {
    remarks.push(
      t('sales.remark.lines', {
        lines: money(sum, currency),
        total: money(tax === null ? total : total - tax, currency),
      }),
    );
  }

  return remarks;
}
