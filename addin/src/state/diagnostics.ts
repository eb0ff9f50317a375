import type { Call } from '../api/client';
import type { Problem } from '../api/problem';

const most = 10;

export interface Failure {
  readonly at: Date;
  readonly call: string;
  readonly problem: Problem;
}

/** The last failures, without anybody's data: ids are cut from addresses and bodies are never looked at. */
export function createFailures(now: () => Date) {
  const failures: Failure[] = [];
  return {
    add: (call: Call, problem: Problem) => {
      failures.push({ at: now(), call: `${call.method} ${withoutIds(call.path)}`, problem });
      failures.splice(0, failures.length - most);
    },
    list: (): readonly Failure[] => failures,
  };
}

/** What an administrator needs to find the reason, and nothing about any person. */
export function diagnostics(facts: Readonly<Record<string, string>>, failures: readonly Failure[]): string {
  return [
    ...Object.entries(facts).map(([name, fact]) => `${name}: ${fact}`),
    `failures: ${failures.length === 0 ? 'none' : ''}`,
    ...failures.map(({ at, call, problem }) =>
      [
        `  ${at.toISOString()} ${call} ${problem.status} ${problem.type}`,
        ...(problem.traceId === undefined ? [] : [problem.traceId]),
      ].join(' '),
    ),
  ].join('\n');
}

function withoutIds(path: string): string {
  return path
    .replace(/\?.*$/, '')
    .split('/')
    .map((part) => (/^[a-z-]*$/.test(part) ? part : '{id}'))
    .join('/');
}
