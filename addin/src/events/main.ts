import { onSending } from '../host/sending';
import { companies } from './companies';
import { question } from './question';

// The manifests contain this name (manifest/AddIn/SendingCheck.cs). Outlook for Windows runs this file alone, without a page and without
// what comes with one.
onSending('checkSending', (mail) => {
  const found = companies(mail);
  return found.length > 1 ? question(mail.language, found) : null;
});
