// The broker's half of nested app authentication, in the wire format of MSAL's BridgeProxy.
import { ask } from './prompts.js';
import { server } from './server.js';

const environment = 'login.microsoftonline.com';

function accountContext({ objectId, tenantId }) {
  return { homeAccountId: `${objectId}.${tenantId}`, environment, tenantId };
}

async function token(user, { authority, scope, claims }, interactive) {
  const {
    access_token,
    id_token,
    account,
    expires_in,
    scope: granted,
  } = await server.token({
    user: user.name,
    authority,
    scopes: scope.split(' ').filter(Boolean),
    claims: claims ?? null,
    interactive,
  });
  return { token: { access_token, id_token, expires_in, scope: granted, properties: null }, account };
}

async function answer(user, { method, tokenParams }) {
  switch (method) {
    case 'GetInitContext':
      return {
        initContext: {
          capabilities: { queryAccount: false },
          sdkName: 'OutlookSimulator',
          sdkVersion: '1.0.0',
          accountContext: accountContext(user),
        },
      };
    case 'GetToken':
      return token(user, tokenParams, false);
    case 'GetTokenPopup': {
      const agreed = await ask({
        title: `Sign in as ${user.displayName}`,
        words: `OutlookCrm wants to know who you are (${user.userName}) and to act for you:`,
        points: ['see your name and address', 'use OutlookCrm as you', 'read the emails that you choose to log'],
        yes: 'Accept',
        no: 'Cancel',
      });
      if (!agreed) {
        throw Object.assign(new Error('The person cancelled.'), { problem: { status: 'USER_CANCEL', code: 'user_cancelled' } });
      }
      return token(user, tokenParams, true);
    }
    default:
      throw Object.assign(new Error(method), { problem: { status: 'PERSISTENT_ERROR', code: 'unsupported_method' } });
  }
}

/** Takes one request envelope as MSAL wrote it, gives the response envelope for it. */
export async function brokerAnswer(user, envelope) {
  const request = JSON.parse(envelope);
  const head = { messageType: 'NestedAppAuthResponse', requestId: request.requestId };
  try {
    return JSON.stringify({ ...head, success: true, ...(await answer(user, request)) });
  } catch (error) {
    const problem =
      typeof error.problem === 'object' && error.problem ? error.problem : { status: 'NO_NETWORK', description: error.message };
    return JSON.stringify({ ...head, success: false, error: problem });
  }
}
