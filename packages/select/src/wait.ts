/** The two ways to wait for a thing that an attempt may find undone: turning the loop, or a promise. */
import type { Loop } from '@efi-node/efi-core';
import type { Selectable } from './readiness.ts';

/** What an attempt answers when the thing would block. */
export const WOULD_BLOCK: unique symbol = Symbol('would block');
export type Attempt<Value> = () => Value | typeof WOULD_BLOCK;

/** 'timed-out' when the time is over, 'stuck' when nothing is left that could end the wait. */
export type Failure = 'timed-out' | 'stuck';

export type Waited<Value> = { readonly kind: 'done'; readonly value: Value } | { readonly kind: Failure };

/** Turns the loop until the attempt succeeds; everything else on the loop goes on meanwhile. `limit` in milliseconds. */
export function waitBlocking<Value>(
  loop: Loop,
  sources: readonly Selectable[],
  attempt: Attempt<Value>,
  limit: number | undefined,
): Waited<Value> {
  let value = attempt();
  if (value !== WOULD_BLOCK) return { kind: 'done', value };
  const releases = sources.map((source) => source.hold());
  try {
    const done = (): boolean => {
      value = attempt();
      return value !== WOULD_BLOCK;
    };
    loop.runUntil(done, limit);
  } finally {
    for (const release of releases) release();
  }
  if (value !== WOULD_BLOCK) return { kind: 'done', value };
  return { kind: limit === undefined ? 'stuck' : 'timed-out' };
}

/** The same without blocking: the attempt is made again whenever a source changes. */
export function waitAsync<Value>(
  loop: Loop,
  sources: readonly Selectable[],
  attempt: Attempt<Value>,
  limit: number | undefined,
): Promise<Waited<Value>> {
  return new Promise((resolve, reject) => {
    const ends: (() => void)[] = [];
    const settle = (): void => {
      for (const end of ends) end();
    };
    const tryNow = (): boolean => {
      try {
        const value = attempt();
        if (value === WOULD_BLOCK) return false;
        settle();
        resolve({ kind: 'done', value });
      } catch (error) {
        settle();
        reject(error);
      }
      return true;
    };
    if (tryNow()) return;
    for (const source of sources) ends.push(source.hold(), source.watch(tryNow));
    if (limit === undefined) return;
    const timer = loop.timer(() => {
      settle();
      resolve({ kind: 'timed-out' });
    }, limit);
    ends.push(() => timer.close());
  });
}
