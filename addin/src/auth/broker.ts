import {
  createNestablePublicClientApplication,
  createStandardPublicClientApplication,
  type AccountInfo,
  type AuthenticationResult,
  type Configuration,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { AuthConfig } from './config';

/** Signing in through MSAL. MSAL is loaded with this module and is no part of the pane's own code. */
export interface Broker {
  /** Without the user; throws whatever the reason. */
  silent: (options: { claims?: string; fresh?: boolean }) => Promise<string>;
  /** With the user, in a window of the broker's; throws whatever the reason. */
  popup: (claims?: string) => Promise<string>;
}

export async function createBroker(config: AuthConfig, userAddress: string): Promise<Broker> {
  const app = await createNestablePublicClientApplication(configuration(config));
  const scopes = [config.scope];
  return {
    silent: async ({ claims, fresh }) => {
      const account = accountOf(app, userAddress);
      const result = await app.acquireTokenSilent({
        scopes,
        ...(account !== null && { account }),
        ...(claims !== undefined && { claims }),
        ...(fresh === true && { forceRefresh: true }),
      });
      return result.accessToken;
    },
    popup: async (claims) => {
      const result = await app.acquireTokenPopup({
        scopes,
        ...hintOf(app, userAddress),
        ...(claims !== undefined && { claims }),
      });
      return result.accessToken;
    },
  };
}

/**
 * Signs in by redirect, for a page that Entra sends the browser back to. Null while the browser goes to Entra, and if
 * `go` does not allow the redirect.
 */
export async function signInByRedirect(
  config: AuthConfig,
  page = 'signin.html',
  go = true,
): Promise<AuthenticationResult | null> {
  const app = await createStandardPublicClientApplication(configuration(config, page));
  const back = await app.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  if (back === null && go) {
    await app.acquireTokenRedirect({ scopes: [config.scope] });
  }

  return back;
}

function configuration(config: AuthConfig, page = 'signin.html'): Configuration {
  return {
    auth: {
      clientId: config.clientId,
      authority: config.authority,
      redirectUri: new URL(page, location.href.replace(/[?#].*$/, '')).href,
    },
    // In localStorage, so that the pane sees who signed in through the sign-in window; MSAL encrypts it for the browser session.
    cache: { cacheLocation: 'localStorage' },
  };
}

type Accounts = Pick<IPublicClientApplication, 'getAllAccounts' | 'getActiveAccount'>;

/**
 * Who shall sign in, where a person is known. Outlook may show a shared mailbox as an account of its own, and nobody signs
 * in as that: its address is no hint.
 */
export function hintOf(app: Accounts, userAddress: string): { loginHint?: string } {
  const account = accountOf(app, userAddress);
  return account === null ? {} : { loginHint: account.username };
}

/** The mailbox's own account where several are signed in: the wrong one would show the wrong company's customers. */
function accountOf(app: Accounts, userAddress: string): AccountInfo | null {
  const all = app.getAllAccounts();
  const own = all.find((account) => account.username.toLowerCase() === userAddress.toLowerCase());
  return own ?? app.getActiveAccount() ?? (all.length === 1 ? (all[0] ?? null) : null);
}
