import { describe, expect, test } from 'vitest';
import { complianceCases } from './compliance/cases.ts';
import type { Harness } from './compliance/harness.ts';
import { close, pair, record, shutdown } from './compliance/peers.ts';
import { createTestLoop, type TestLoop } from './loop.test.support.ts';
import { createLoopbackTcp } from './loopback-stack.ts';

function setUp(): Harness & { readonly loop: TestLoop } {
  const loop = createTestLoop();
  const stack = createLoopbackTcp(loop, () => 0.5);
  return {
    loop,
    stack,
    peer: stack,
    stackAddress: '127.0.0.1',
    peerAddress: '127.0.0.1',
    limits: { halfClose: true },
    sizes: { bulk: 4 * 1024 * 1024, flood: 8 * 1024 * 1024 },
    until: async (what, condition) => {
      for (let turns = 0; !condition(); turns += 1) {
        if (turns > 10_000) throw new Error(`waited in vain for ${what}`);
        loop.turn(false);
        await Promise.resolve();
      }
    },
  };
}

describe('loopback', () => {
  for (const one of complianceCases) {
    test(one.name, async () => {
      const harness = setUp();
      await one.run(harness);
      let closed = false;
      harness.stack.close(() => {
        closed = true;
      });
      await harness.until('the stack closed', () => closed);
      expect(harness.loop.alive()).toBe(false);
    });
  }

  test('a reset does not undo two FINs that were exchanged', async () => {
    const harness = setUp();
    const { near, far } = await pair(harness);
    await shutdown(harness, near);
    await shutdown(harness, far);
    await close(harness, far, 'abort');
    const heard = record(near);
    await harness.until('the end', () => heard.ended || heard.error !== undefined);
    expect(heard.error).toBe(undefined);
  });
});
