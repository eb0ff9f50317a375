import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeApi, problem } from '../../testing/fakes';
import { click } from '../../testing/mount';
import { en } from './words.en';
import { readPage, readRefusal, refusalOf, type Line } from './lines';
import { createChecklist } from './checklist';
import { afterConsent, Setup } from './Setup';
import { titles } from './titles';
import { createSession } from '../../state/session';
import { until } from '../../testing/until';

const clientId = '11111111-2222-4333-8444-555555555555';
const outlook = ['https://outlook.office.com', 'https://outlook.office365.com', 'https://outlook.live.com'];
const config = {
  clientId,
  authority: 'https://login',
  scope: `api://${clientId}/access_as_user`,
  version: '1.0.0',
  outlook,
};
const now = new Date('2026-11-22T10:00:00Z');
const good = {
  'Content-Security-Policy': `default-src 'none'; frame-ancestors ${outlook.join(' ')}`,
  'X-Content-Type-Options': 'nosniff',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  Date: now.toUTCString(),
};
const server: Line[] = [
  { finding: 'storageWritable', state: 'ok', detail: null, link: null },
  { finding: 'graphThrottled', state: 'warning', detail: '18', link: null },
  { finding: 'consentMissing', state: 'fault', detail: 'Mail.Read', link: 'https://login/adminconsent' },
];

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('what the browser sees', () => {
  it('is fine when everything arrives as the API sends it', () => {
    expect(findings(read('https://crm.example.com/', good))).toEqual([
      'addressSecure',
      'framesAllowed',
      'headersKept',
      'browserClockRight',
    ]);
  });

  it.each([
    ['an old header of a proxy', { ...good, 'X-Frame-Options': 'SAMEORIGIN' }, 'framesBlocked'],
    ['a policy without Outlook', { ...good, 'Content-Security-Policy': "frame-ancestors 'none'" }, 'framesBlocked'],
    [
      'a second policy added by a proxy',
      { ...good, 'Content-Security-Policy': `${good['Content-Security-Policy']}, frame-ancestors 'self'` },
      'framesBlocked',
    ],
    ['no policy', { ...good, 'Content-Security-Policy': '' }, 'headersLost'],
    ['a week of HSTS', { ...good, 'Strict-Transport-Security': 'max-age=604800' }, 'headersLost'],
    [
      'a clock two minutes off',
      { ...good, Date: new Date(now.getTime() - 120_000).toUTCString() },
      'browserClockWrong',
    ],
  ])('tells %s', (_, headers, finding) => {
    expect(findings(read('https://crm.example.com/', headers))).toContain(finding);
  });

  it.each([
    [
      'one host of Outlook less',
      'frame-ancestors https://outlook.office.com https://outlook.live.com',
      'framesMissing',
      'outlook.office365.com',
    ],
    [
      'a second policy with one host',
      `frame-ancestors ${outlook.join(' ')}, frame-ancestors https://outlook.office.com`,
      'framesMissing',
      'outlook.office365.com, outlook.live.com',
    ],
    [
      'a host that only begins alike',
      `frame-ancestors ${outlook.join('.evil.example ')}`,
      'framesMissing',
      'outlook.office.com, outlook.office365.com',
    ],
    ['no host of Outlook', "frame-ancestors 'self'", 'framesBlocked', 'Content-Security-Policy: frame-ancestors'],
    [
      'wildcards',
      'frame-ancestors https://*.office.com *.office365.com https://outlook.live.com:443',
      'framesAllowed',
      undefined,
    ],
    ['any page', 'frame-ancestors https:', 'framesAllowed', undefined],
    ['this machine', 'frame-ancestors http://localhost:3000', 'framesAllowed', undefined],
  ])('reads a policy with %s', (_, policy, finding, detail) => {
    const frames = read('https://crm.example.com/', { ...good, 'Content-Security-Policy': policy })[1];
    expect(frames?.finding).toBe(finding);
    expect(frames?.detail).toBe(detail);
  });

  it('tells http, but not on this machine', () => {
    expect(findings(read('http://crm.example.com/', good))).toContain('addressPlain');
    expect(findings(read('http://localhost:5080/', good))).toContain('addressSecure');
  });
});

describe('a refusal of the API', () => {
  it.each([
    ['another audience', 'not-signed-in', { aud: 'api://another' }, 'tokenAudience', 'api://another'],
    ['our audience', 'not-signed-in', ours(3600), 'tokenRefused', undefined],
    ['an ended one', 'not-signed-in', ours(-600), 'tokenExpired', '10'],
    ['one without a scope', 'not-signed-in', { aud: clientId }, 'tokenScope', 'access_as_user'],
    ['one with another scope', 'not-signed-in', { ...ours(60), scp: 'User.Read' }, 'tokenScope', 'access_as_user'],
    ['another organisation', 'unknown-tenant', { aud: clientId, tid: 'their-tenant' }, 'tenantUnknown', 'their-tenant'],
    ['a salesperson', 'not-allowed', { roles: ['Crm.Sales'] }, 'roleMissing', 'Crm.Sales'],
    ['nobody’s role', 'not-allowed', {}, 'roleNone', undefined],
    ['a server out of reach', 'unreachable', {}, 'apiSilent', 'unreachable'],
  ] as const)('is read with the token: %s', (_, type, claims, finding, detail) => {
    const line = readRefusal({ type, status: 400 }, tokenOf(claims), config, now).at(-1);
    expect(line?.finding).toBe(finding);
    expect(line?.detail).toBe(detail);
  });

  it('is read with its reference, where there is one', () => {
    const broken = { type: 'unexpected', status: 500, traceId: '00-ab' } as const;
    expect(readRefusal(broken, '', config, now).at(-1)).toMatchObject({
      finding: 'apiFailed',
      detail: 'unexpected 00-ab',
    });
  });

  it.each([
    ['AADSTS700016: Application with identifier …', 'signInUnknown', 'AADSTS700016'],
    ['AADSTS90002: Tenant … not found', 'signInUnknown', 'AADSTS90002'],
    ['AADSTS50194: not a multi-tenant application', 'signInRefused', 'AADSTS50194'],
    ['AADSTS50105: not assigned to a role', 'signInRefused', 'AADSTS50105'],
    ['AADSTS53003: blocked by Conditional Access', 'signInRefused', 'AADSTS53003'],
    ['AADSTS50058: a silent sign-in request', 'signInNeeded', undefined],
    ['AADSTS50076: multi-factor authentication', 'signInNeeded', undefined],
    ['user_cancelled: User cancelled the flow.', 'signInNeeded', undefined],
  ])('of Microsoft is told by its code: %s', (message, finding, detail) => {
    const refused = refusalOf(new Error(message));
    const line = readRefusal({ type: 'sign-in-needed', status: 0 }, '', config, now, refused).at(-1);
    expect(line?.finding).toBe(finding);
    expect(line?.detail).toBe(detail);
  });

  it('needs no readable token', () => {
    for (const token of ['', 'x', 'a.b.c', `a.${btoa('null')}.c`]) {
      expect(readRefusal({ type: 'not-signed-in', status: 401 }, token, config, now).at(-1)?.finding).toBe(
        'tokenAudience',
      );
    }
  });
});

describe('the page', () => {
  it('shows each line with its remedy, and copies them without anybody’s name', async () => {
    const place = await show('token', (api) =>
      api.on('GET /api/admin/setup', () => ({ manifestVersion: '1.0.0', lines: server })),
    );
    expect(place.querySelector('[role=status]')?.textContent).toBe('1 problem to fix.');
    expect(place.textContent).toContain('Microsoft Graph is throttling requests and asks for a pause of 18 seconds.');
    expect(place.textContent).toContain('Consent is missing for Mail.Read.');
    expect(place.textContent).toContain('Run register with --yes, and with --badge for Mail.ReadWrite');
    expect(place.querySelector('a[href="https://login/adminconsent"]')).not.toBeNull();

    const written = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    vi.stubGlobal('navigator', { userAgent: 'Test', onLine: true, clipboard: { writeText: written } });
    await press(place, 'Copy diagnostics');
    expect(written.mock.calls[0]?.[0]).toContain('warning graphThrottled (18)');
    expect(written.mock.calls[0]?.[0]).not.toMatch(/ana|maria|token-of/i);
  });

  it('asks to sign in, and tries again when asked', async () => {
    const api = fakeApi();
    api.on('GET /api/admin/setup', (call) =>
      call.interactive === true ? { manifestVersion: '1.0.0', lines: [] } : problem('sign-in-needed', 0),
    );
    const place = await show(null, () => undefined, api);
    expect(place.textContent).toContain('Sign in as an administrator to check the rest.');
    await press(place, 'Sign in');
    await until(() => expect(place.textContent).toContain('Everything works.'));
  });

  it('shows faults first, folds what is good, and each line as soon as it is known', async () => {
    const api = fakeApi();
    const [storage, clock, microsoft] = server;
    const found: Record<string, Line | undefined> = { storage, clock, microsoft };
    api.on('GET /api/admin/setup', ({ path }) => ({
      manifestVersion: '1.0.0',
      lines: [found[path.split('=')[1] ?? '']].filter((line) => line !== undefined),
    }));
    const release = api.hold('GET /api/admin/setup', ({ path }) => path.endsWith('microsoft'));
    const { place, checklist, session } = page('token', api);
    render(<Setup checklist={checklist} session={session} />, place);
    const checked = checklist.check(false);
    await until(() => expect(place.textContent).toContain('Checking… 5 of 6 done.'));
    expect(place.textContent).toContain('is throttling');
    expect(place.textContent).not.toContain('Consent is missing');

    release();
    await checked;
    await until(() => expect(place.textContent).toContain('1 problem to fix.'));
    const states = [...place.querySelectorAll('.setup > .setup-lines > li')].map((line) => line.className);
    expect(states).toEqual(['setup-line fault', 'setup-line warning']);
    const good = place.querySelector('details');
    expect(good?.open).toBe(false);
    expect(good?.querySelector('summary')?.textContent).toBe('8 checks passed');
    expect(good?.textContent).toContain('Writing and reading back works.');
  });

  it('leads an administrator to the settings and back', async () => {
    const api = fakeApi();
    api.on('GET /api/me', () => ({ roles: ['Crm.Admin'] }));
    const place = await show(
      'token',
      () => api.on('GET /api/admin/setup', () => ({ manifestVersion: '1', lines: [] })),
      api,
    );
    await click(place, 'Settings');
    await until(() => expect(place.textContent).toContain('Currency and time zone'));
    await click(place, 'Back to the checks');
    expect(document.activeElement?.textContent).toBe('Settings');
  });

  it.each([
    ['?admin_consent=True&tenant=1', 'Consent was given. Next: assign roles'],
    ['?error=access_denied&error_description=AADSTS65004%3A+declined', 'Microsoft answered “AADSTS65004”'],
    ['?error=access_denied&error_description=no', 'Microsoft answered “access_denied”'],
  ])('tells after the page for consent: %s', (query, words) => {
    expect(afterConsent(query)).toContain(words);
  });

  it.each(['', '?admin_consent=False', '?page=setup', '?error=x'])(
    'says nothing of consent otherwise: “%s”',
    (query) => {
      expect(afterConsent(query)).toBeNull();
    },
  );

  it('has a sentence for every finding, and a remedy for every one that needs somebody', () => {
    const fine =
      /(Secure|Allowed|Kept|Right|signedIn|Accepted|Admin|Writable|Given|Answers|WithoutMailbox|Reached|Current)$/;
    const keys = new Set(Object.keys(en));
    for (const finding of Object.keys(titles)) {
      const needs = !fine.test(finding) || /Not(Writable|Reached)$/.test(finding);
      expect(keys.has(`setup.${finding}`), finding).toBe(true);
      expect(keys.has(`setup.${finding}.fix`), finding).toBe(needs);
    }
  });
});

async function show(token: string | null, prepare: (api: ReturnType<typeof fakeApi>) => unknown, api = fakeApi()) {
  prepare(api);
  const { place, checklist, session } = page(token, api);
  await act(async () => {
    render(<Setup checklist={checklist} session={session} />, place);
    await checklist.check(false);
  });
  return place;
}

function page(token: string | null, api: ReturnType<typeof fakeApi>) {
  const checklist = createChecklist({
    config,
    tokens: () => Promise.resolve(token),
    send: (source) => async (call) => {
      await source({ interactive: call.interactive ?? false });
      return api.send(call);
    },
    get: () => Promise.resolve(new Response(null, { headers: { ...good, Date: new Date().toUTCString() } })),
  });
  const session = createSession({ send: api.send, version: '1.0.0', openLink: () => {} });
  return { place: document.body.appendChild(document.createElement('div')), checklist, session };
}

async function press(place: HTMLElement, name: string): Promise<void> {
  await act(() => [...place.querySelectorAll('button')].find((button) => button.textContent === name)?.click());
}

function read(address: string, headers: Record<string, string>): Line[] {
  return readPage(new Response(null, { headers }), new URL(address), now, outlook);
}

/** The claims of a token for this application that ends so many seconds from now. */
function ours(seconds: number) {
  return { aud: clientId, scp: 'openid access_as_user', exp: now.getTime() / 1000 + seconds };
}

function findings(lines: readonly Line[]): string[] {
  return lines.map((line) => line.finding);
}

function tokenOf(claims: object): string {
  return `token-of.${btoa(JSON.stringify(claims))}.x`;
}
