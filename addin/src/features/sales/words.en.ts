/** What every card says about sales. */
export const en = {
  'tab.sales': 'Sales',
  'sale.history': 'Orders and invoices',
  'pay.history': 'Payments',
} as const;
