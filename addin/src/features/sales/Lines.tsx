import type { Sale } from '../../api/types';
import { money } from '../../text/text';
import { remarksOf } from './remarks';
import { t } from './tab.words';

/** The lines of a document: what, how much, at which price. */
export function Lines({ sale }: { readonly sale: Sale }) {
  return (
    <>
      {sale.note !== null && (
        <p class="quiet" dir="auto">
          {sale.note}
        </p>
      )}
      {remarksOf(sale).map((remark) => (
        <p class="quiet" key={remark}>
          {remark}
        </p>
      ))}
      <ul class="sales-lines">
        {sale.lines.map((line, index) => (
          <li key={index}>
            <bdi>{line.description}</bdi>
            <small>{t('sales.line', { quantity: line.quantity, price: money(line.unitPrice, sale.currency) })}</small>
            <span>{money(line.amount, sale.currency)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
