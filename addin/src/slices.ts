import { correspondence } from './features/correspondence/slice';
import { customers } from './features/customers/slice';
import { deals } from './features/deals/slice';
import { feedback } from './features/feedback/slice';
import { payments } from './features/payments/slice';
import { sales } from './features/sales/slice';
import { reminders } from './features/reminders/slice';
import type { Slice } from './features/slice';

/** The slices that the card is drawn from, in the order of their tabs and figures: one line each. */
export const slices: readonly Slice[] = [correspondence, sales, deals, payments, customers, feedback, reminders];
