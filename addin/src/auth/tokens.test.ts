import { describe, expect, it, vi } from 'vitest';
import type { Broker } from './broker';
import { createTokens, readDialogToken } from './tokens';
import { until } from '../testing/until';

class BrokerError extends Error {
  constructor(readonly errorCode: string) {
    super(errorCode);
  }
}

const said = JSON.stringify({ token: 'dialog-token', expiresOn: 1_000_000 });

describe('the ladder', () => {
  it('stays on its first rung as long as that holds', async () => {
    const { tokens, broker, dialog } = ladder({ silent: 'silent-token' });
    expect(await tokens({ interactive: true })).toBe('silent-token');
    expect(broker.popup).not.toHaveBeenCalled();
    expect(dialog).not.toHaveBeenCalled();
  });

  it('asks the user on any failure, not only where interaction is said to be required', async () => {
    const { tokens } = ladder({ silent: new BrokerError('no_account_error'), popup: 'popup-token' });
    expect(await tokens({ interactive: true })).toBe('popup-token');
  });

  it('asks by itself once when the pane opens, and then only when the user wants something', async () => {
    const { tokens, broker } = ladder({ silent: new BrokerError('x'), popup: new BrokerError('user_cancelled') });
    expect(await tokens({ interactive: false })).toBeNull();
    expect(await tokens({ interactive: false })).toBeNull();
    expect(await tokens({ interactive: false })).toBeNull();
    expect(broker.popup).toHaveBeenCalledTimes(1);
    expect(await tokens({ interactive: true })).toBeNull();
    expect(broker.popup).toHaveBeenCalledTimes(2);
  });

  it('asks once when several calls want a token at once', async () => {
    const { tokens, broker } = ladder({ silent: new BrokerError('x'), popup: 'popup-token' });
    expect(await Promise.all([tokens({ interactive: false }), tokens({ interactive: false })])).toEqual([
      'popup-token',
      'popup-token',
    ]);
    expect(broker.popup).toHaveBeenCalledTimes(1);
  });

  it('asks the broker once for calls that need the same at the same time, and again for the next', async () => {
    const { tokens, broker } = ladder({ silent: 'silent-token' });
    const both = [tokens({ interactive: false }), tokens({ interactive: true })];
    expect(await Promise.all(both)).toEqual(['silent-token', 'silent-token']);
    expect(broker.silent).toHaveBeenCalledTimes(1);
    await tokens({ interactive: false, fresh: true });
    expect(broker.silent).toHaveBeenCalledTimes(2);
  });

  it('gives the user’s answer to a call whose silent try failed only after it', async () => {
    let fail: (error: Error) => void = () => undefined;
    const slow = new Promise<string>((_, reject) => (fail = reject));
    const silent = vi.fn<Broker['silent']>();
    silent.mockReturnValueOnce(slow).mockRejectedValue(new BrokerError('x'));
    const broker = { silent, popup: vi.fn(() => Promise.resolve('popup-token')) };
    const tokens = createTokens({ nestedAuth: true, dialog: () => Promise.resolve(null) }, () =>
      Promise.resolve(broker),
    );
    const late = tokens({ interactive: false });
    expect(await tokens({ interactive: false, fresh: true })).toBe('popup-token');
    fail(new BrokerError('x'));
    expect(await late).toBe('popup-token');
    expect(broker.popup).toHaveBeenCalledTimes(1);
  });

  it('opens the dialog where the popup cannot be opened', async () => {
    const { tokens, dialog } = ladder({
      silent: new BrokerError('x'),
      popup: new BrokerError('popup_window_error'),
      said,
    });
    expect(await tokens({ interactive: true })).toBe('dialog-token');
    expect(dialog).toHaveBeenCalledWith('signin.html', expect.any(AbortSignal));
  });

  it('does not follow a refusal with another window', async () => {
    const { tokens, dialog } = ladder({ silent: new BrokerError('x'), popup: new BrokerError('user_cancelled'), said });
    expect(await tokens({ interactive: true })).toBeNull();
    expect(dialog).not.toHaveBeenCalled();
  });

  it('goes straight to the dialog where the host has no broker, and never by itself', async () => {
    const { tokens, broker, dialog } = ladder({ silent: new BrokerError('no_account_error'), said, nestedAuth: false });
    expect(await tokens({ interactive: false })).toBeNull();
    expect(dialog).not.toHaveBeenCalled();
    expect(await tokens({ interactive: true })).toBe('dialog-token');
    expect(broker.popup).not.toHaveBeenCalled();
  });

  it('uses the dialog’s token until it nears its end or is refused', async () => {
    let now = 0;
    const { tokens, dialog } = ladder({ silent: new BrokerError('x'), said, nestedAuth: false, now: () => now });
    await tokens({ interactive: true });
    expect(await tokens({ interactive: false })).toBe('dialog-token');
    expect(await tokens({ interactive: false, fresh: true })).toBeNull();
    now = 950_000;
    expect(await tokens({ interactive: false })).toBeNull();
    expect(dialog).toHaveBeenCalledTimes(1);
  });

  it('tells every caller that the user is asked, and how to stop waiting', async () => {
    const cancels: ((() => void) | null)[] = [];
    const popup = vi.fn<Broker['popup']>(() => new Promise(() => {}));
    const broker = { silent: () => Promise.reject(new BrokerError('x')), popup };
    const host = { nestedAuth: true, dialog: () => Promise.resolve(null) };
    const tokens = createTokens(
      host,
      () => Promise.resolve(broker),
      Date.now,
      (cancel) => cancels.push(cancel),
    );
    const asked = vi.fn();
    const both = [tokens({ interactive: true, onAsking: asked }), tokens({ interactive: false, onAsking: asked })];
    await until(() => expect(asked).toHaveBeenCalledTimes(2));
    cancels[0]?.();
    expect(await Promise.all(both)).toEqual([null, null]);
    expect(cancels).toEqual([expect.any(Function), null]);
    void tokens({ interactive: true });
    await until(() => expect(popup).toHaveBeenCalledTimes(2));
  });

  it('closes the dialog that is no longer waited for', async () => {
    let cancel: (() => void) | null = null;
    const stopped = vi.fn();
    const dialog = vi.fn((_: string, stop?: AbortSignal) => {
      stop?.addEventListener('abort', stopped);
      return new Promise<string | null>(() => {});
    });
    const broker = { silent: () => Promise.reject(new BrokerError('x')), popup: () => Promise.resolve('') };
    const host = { nestedAuth: false, dialog };
    const tokens = createTokens(
      host,
      () => Promise.resolve(broker),
      Date.now,
      (stop) => (cancel = stop ?? cancel),
    );
    const token = tokens({ interactive: true });
    await until(() => expect(dialog).toHaveBeenCalled());
    (cancel as (() => void) | null)?.();
    expect(await token).toBeNull();
    expect(stopped).toHaveBeenCalledOnce();
  });

  it('passes claims on', async () => {
    const { tokens, broker } = ladder({ silent: new BrokerError('x'), popup: 'popup-token' });
    await tokens({ interactive: true, claims: '{"a":1}', fresh: true });
    expect(broker.silent).toHaveBeenCalledWith({ claims: '{"a":1}', fresh: true });
    expect(broker.popup).toHaveBeenCalledWith('{"a":1}');
  });

  it('fetches the library again after it could not be fetched', async () => {
    const load = vi.fn<() => Promise<Broker>>();
    load.mockRejectedValueOnce(new TypeError('offline'));
    load.mockResolvedValueOnce({ silent: () => Promise.resolve('token'), popup: () => Promise.resolve('') });
    const tokens = createTokens({ nestedAuth: true, dialog: () => Promise.resolve(null) }, load);
    await expect(tokens({ interactive: false })).rejects.toThrow(TypeError);
    expect(await tokens({ interactive: false })).toBe('token');
  });
});

describe('the dialog’s message', () => {
  it('is a token or nothing', () => {
    expect(readDialogToken(said)).toEqual({ token: 'dialog-token', expiresOn: 1_000_000 });
    for (const wrong of ['', 'null', '{}', '{"token":1,"expiresOn":1}', '[]', '"x"']) {
      expect(readDialogToken(wrong)).toBeNull();
    }
  });
});

interface Rungs {
  readonly silent: string | Error;
  readonly popup?: string | Error;
  readonly said?: string;
  readonly nestedAuth?: boolean;
  readonly now?: () => number;
}

function ladder({ silent, popup = new Error('no popup'), said: message, nestedAuth = true, now = () => 0 }: Rungs) {
  const give = (what: string | Error) => (what instanceof Error ? Promise.reject(what) : Promise.resolve(what));
  const broker = { silent: vi.fn(() => give(silent)), popup: vi.fn(() => give(popup)) };
  const dialog = vi.fn(() => Promise.resolve(message ?? null));
  const tokens = createTokens({ nestedAuth, dialog }, () => Promise.resolve(broker), now);
  return { tokens, broker, dialog };
}
