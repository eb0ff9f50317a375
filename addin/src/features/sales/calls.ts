import type {
  Account,
  BoughtProducts,
  NewPayment,
  NewSale,
  Offers,
  Payment,
  PricePoints,
  Sale,
  SaleList,
} from '../../api/types';
import type { Verbs } from '../../api/verbs';

/** The calls of the sales tab: documents, products bought, what is owed, payments. */
export const salesCalls = ({ get, add, replace, remove }: Verbs) => ({
  list: (customerId: string, skip: number, signal: AbortSignal) =>
    get<SaleList>(`/api/customers/${customerId}/sales?skip=${skip}&limit=50`, signal),
  read: (customerId: string, id: string, signal: AbortSignal) =>
    get<Sale>(`/api/customers/${customerId}/sales/${id}`, signal),
  offers: (customerId: string, signal: AbortSignal) => get<Offers>(`/api/customers/${customerId}/offers`, signal),
  prices: (productId: string, signal: AbortSignal) => get<PricePoints>(`/api/products/${productId}/prices`, signal),
  products: (customerId: string, signal: AbortSignal) =>
    get<BoughtProducts>(`/api/customers/${customerId}/sales/products`, signal),
  record: (customerId: string, body: NewSale) => add<Sale>(`/api/customers/${customerId}/sales`, body),
  correct: (customerId: string, id: string, version: string, body: NewSale) =>
    replace<Sale>(`/api/customers/${customerId}/sales/${id}`, version, body),
  remove: (customerId: string, id: string, version: string) =>
    remove(`/api/customers/${customerId}/sales/${id}`, version),
  account: (customerId: string, signal: AbortSignal) =>
    get<Account>(`/api/customers/${customerId}/payments?limit=500`, signal),
  pay: (customerId: string, body: NewPayment) => add<Payment>(`/api/customers/${customerId}/payments`, body),
  correctPayment: (customerId: string, id: string, version: string, body: NewPayment) =>
    replace<Payment>(`/api/customers/${customerId}/payments/${id}`, version, body),
  removePayment: (customerId: string, id: string, version: string) =>
    remove(`/api/customers/${customerId}/payments/${id}`, version),
});
