import type { ProblemType } from '../api/problem';

/** What the pane says when something fails, by the problem's type. */
export const problems = {
  'problem.offline': 'You are offline. The pane tries again when the network is back.',
  'problem.unreachable': 'The CRM cannot be reached. Check your connection, then try again.',
  'problem.timeout': 'The CRM did not answer in time. Try again in a moment.',
  'problem.aborted': 'Stopped.',
  'problem.sign-in-needed': 'You need to sign in for this.',
  'problem.not-signed-in': 'The CRM did not accept your sign-in. Sign in again.',
  'problem.sign-in-again': 'Your organisation asks you to sign in again.',
  'problem.unknown-tenant': 'Your organisation does not use OutlookCrm yet. Ask your administrator to set it up.',
  'problem.not-allowed': 'Your role does not allow this. Ask your CRM administrator.',
  'problem.refused': 'Something between Outlook and the CRM blocked this. Ask your administrator to allow it.',
  'problem.unavailable': 'The CRM is not available right now. Try again in a moment.',
  'problem.unreadable': 'The CRM’s answer could not be read. Try again in a moment.',
  'problem.not-found': 'The CRM does not have this. It may have been removed; reload the pane.',
  'problem.invalid-request':
    'The CRM did not understand this request. Try again; if it happens again, copy the diagnostics for your administrator.',
  'problem.invalid-fields': 'The CRM did not accept this. Check the marked fields.',
  'problem.no-such-customer': 'This customer is no longer in the CRM.',
  'problem.no-such-message':
    'Outlook no longer finds this message; it may have been moved or deleted. Open it again, then try once more.',
  'problem.no-such-meeting':
    'Outlook no longer finds this meeting; it may have been deleted. Open it again, then try once more.',
  'problem.no-such-entry': 'This entry is no longer in the history.',
  'problem.no-such-feedback': 'Someone else has removed this feedback.',
  'problem.no-such-sale': 'Someone else has removed this order or invoice.',
  'problem.no-such-payment': 'Someone else has removed this payment.',
  'problem.no-such-product': 'Someone else has removed this product.',
  'problem.number-taken': 'This customer already has a document with this number and different content.',
  'problem.code-taken': 'Another product already has this code.',
  'problem.too-many-products': 'No more products can be added.',
  'problem.address-taken': 'This address already belongs to another customer.',
  'problem.already-known': 'A customer with this name and company is already in the CRM.',
  'problem.id-taken': 'This is already stored with different content. Open the customer again.',
  'problem.another-message':
    'Outlook named a different message from the one you see. Nothing was logged. Open the message again, then try once more.',
  'problem.another-meeting': 'This meeting has just been moved. Nothing was logged. Open it again, then try once more.',
  'problem.stale': 'Someone else has just changed this. Check their change, then save again.',
  'problem.file-not-read': 'This file cannot be imported.',
  'problem.version-required': 'The CRM did not accept this. Open the customer again, then save.',
  'problem.too-large': 'This is too long for the CRM. Shorten it, then save again.',
  'problem.too-many-requests': 'Too many requests at once. Wait a moment.',
  'problem.nobody-known': 'Not logged: no one on this email is in the CRM.',
  'problem.draft': 'A draft cannot be logged. Send it first.',
  'problem.meeting-cancelled': 'This meeting was cancelled, so there is nothing to log.',
  'problem.meeting-ahead': 'A meeting can be logged once it begins.',
  'problem.logged-by-others': 'Only those who logged it, or a manager, can undo this.',
  'problem.mailbox-denied':
    'You are not allowed to read this mailbox through the CRM. Ask its owner or your administrator for access.',
  'problem.mailbox-busy': 'The mailbox is busy. Nothing was lost.',
  'problem.mailbox-refused': 'Microsoft 365 does not give this email to the CRM, so it cannot be logged.',
  'problem.never-logged': 'Not logged: emails from this sender are never logged. You can change that below.',
  'problem.mailbox-unreachable': 'Microsoft 365 does not answer.',
  'problem.storage-unavailable': 'The CRM cannot reach its storage right now.',
  'problem.credential-refused':
    'Microsoft no longer accepts the CRM’s own credential. Tell your administrator: the set-up page explains what to do.',
  'problem.entra-unreachable':
    'Microsoft’s sign-in service does not answer. You stay signed in; try again in a moment.',
  'problem.busy': 'The CRM is busy.',
  'problem.consent-needed': 'Your administrator must first allow the CRM to read the emails and meetings that you log.',
  'problem.method-not-allowed': 'The pane is out of date. Reload it.',
  'problem.not-json': 'The pane is out of date. Reload it.',
  'problem.unexpected':
    'Something went wrong in the CRM. Try again; if it happens again, copy the diagnostics for your administrator.',
} as const satisfies Record<`problem.${ProblemType}` | 'problem.invalid-fields', string>;
