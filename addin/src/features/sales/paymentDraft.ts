import type { Invoice, NewPayment, Payment } from '../../api/types';

/** What is typed. Because of its id, recording it twice has the same effect as recording it once. */
export interface PaymentDraft {
  readonly id: string;
  readonly day: string;
  readonly amount: string;
  readonly currency: string;
  readonly method: string;
  readonly reference: string;
  /** The invoice that it is for; empty for those that are due first; `several` for those that it was for so far. */
  readonly invoice: string;
}

/** The choice that keeps what a payment of several invoices was for. */
export const several = 'several';

/** What the form shows of a payment. */
export function paymentDraftOf(payment: Payment): PaymentDraft {
  return {
    id: payment.id,
    day: payment.day,
    amount: String(payment.amount),
    currency: payment.currency,
    method: payment.method ?? '',
    reference: payment.reference ?? '',
    invoice: payment.for.length > 1 ? several : (payment.for[0]?.documentId ?? ''),
  };
}

/** What is left to pay of an invoice, without the part that the payment itself was for. */
export function leftOf(invoice: Invoice, was?: Payment): number {
  const own = was?.for.find(({ documentId }) => documentId === invoice.documentId)?.amount ?? 0;
  return Math.min(invoice.open + own, invoice.amount);
}

/** The invoices that a payment can be for: what is open, and what the corrected payment was for. */
export function payable(invoices: readonly Invoice[], was?: Payment): readonly Invoice[] {
  return invoices.filter(
    ({ documentId, open }) => open > 0 || was?.for.some((one) => one.documentId === documentId) === true,
  );
}

/** A draft as the API takes it. */
export function bodyOf(draft: PaymentDraft, invoices: readonly Invoice[], was?: Payment): NewPayment {
  const amount = Number(draft.amount);
  const chosen = invoices.find(({ documentId }) => documentId === draft.invoice);
  const unseen = was?.for.find(({ documentId }) => documentId === draft.invoice)?.amount;
  const left = chosen === undefined ? unseen : leftOf(chosen, was);
  const one = left === undefined ? [] : [{ documentId: draft.invoice, amount: Math.min(amount, left) }];
  const parts = draft.invoice === several ? (was?.for ?? []) : one;
  return {
    ...(was === undefined && { id: draft.id }),
    ...contentOf(draft),
    day: draft.day,
    amount,
    currency: draft.currency,
    ...(parts.length > 0 && amount > 0 && { for: [...parts] }),
  };
}

/** A payment as it was, to be recorded again. */
export function bodyAgain(was: Payment): NewPayment {
  const { id, day, amount, currency } = was;
  return {
    id,
    ...contentOf({ method: was.method ?? '', reference: was.reference ?? '' }),
    day,
    amount,
    currency,
    ...(was.for.length > 0 && { for: [...was.for] }),
  };
}

function contentOf({ method, reference }: Pick<PaymentDraft, 'method' | 'reference'>): Partial<NewPayment> {
  return {
    ...(method.trim() !== '' && { method: method.trim() }),
    ...(reference.trim() !== '' && { reference: reference.trim() }),
  };
}
