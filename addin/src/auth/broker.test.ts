import type { AccountInfo } from '@azure/msal-browser';
import { describe, expect, test } from 'vitest';
import { hintOf } from './broker';

const shared = 'sales@contoso.example';

describe('The hint to the sign-in window', () => {
  test.each([
    ['nobody is signed in', [], null, 'maria@contoso.example', null],
    ['nobody is signed in, and a shared mailbox is open as an account', [], null, shared, null],
    ['one person is signed in', ['maria@contoso.example'], null, 'maria@contoso.example', 'maria@contoso.example'],
    [
      'one person opens a shared mailbox as an account',
      ['maria@contoso.example'],
      null,
      shared,
      'maria@contoso.example',
    ],
    [
      'the address is written in capitals',
      ['maria@contoso.example'],
      null,
      'MARIA@Contoso.example',
      'maria@contoso.example',
    ],
    [
      'two people are signed in, and the mailbox is one of theirs',
      ['ana@other.example', 'maria@contoso.example'],
      'ana@other.example',
      'maria@contoso.example',
      'maria@contoso.example',
    ],
    [
      'two people are signed in, and a shared mailbox is open: Outlook says who is active',
      ['ana@other.example', 'maria@contoso.example'],
      'maria@contoso.example',
      shared,
      'maria@contoso.example',
    ],
    ['two people are signed in, and nothing tells', ['ana@other.example', 'maria@contoso.example'], null, shared, null],
  ])('%s', (_, signedIn, active, userAddress, username) => {
    const accounts = signedIn.map((name) => ({ username: name }) as AccountInfo);
    const app = {
      getAllAccounts: () => accounts,
      getActiveAccount: () => accounts.find((account) => account.username === active) ?? null,
    };

    expect(hintOf(app, userAddress)).toEqual(username === null ? {} : { loginHint: username });
  });
});
