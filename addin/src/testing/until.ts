import { vi } from 'vitest';

/** Waits for what comes after more than one answer; a slow machine is waited for nearly as long as a test may take. */
export async function until(check: () => void): Promise<void> {
  await vi.waitFor(check, { timeout: 100_000 });
}
