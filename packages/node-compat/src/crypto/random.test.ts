import { createMachine } from '@efi-node/efi-core';
import { createSim } from '@efi-node/efi-sim';
import { expect, test } from 'vitest';
import { setContext } from '../context.ts';
import { randomFill, randomUuid } from './random.ts';

/** A machine whose generator gives `fill`, or that has none. */
function useMachine(fill: ((target: Uint8Array) => void) | undefined): void {
  const sim = createSim();
  const native = {
    ...sim.native,
    randomBytes:
      fill ??
      (() => {
        throw new Error('randomBytes: this machine has neither RDRAND nor an EFI_RNG_PROTOCOL that works');
      }),
  };
  const machine = createMachine(sim.native);
  setContext({
    native,
    machine,
    loop: machine.loop,
    config: {
      argv: [],
      execArgv: [],
      env: {},
      cwd: '/',
      filename: '/app/program.js',
      network: true,
      verbose: false,
    },
    startedAt: 0,
    closing: false,
    closers: [],
  });
}

test('a machine without a generator says so, and gives nothing', () => {
  useMachine(undefined);
  for (const length of [16, 100]) {
    const target = new Uint8Array(length);
    expect(() => randomFill(target)).toThrowError(
      expect.objectContaining({
        code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
        message: expect.stringContaining('neither RDRAND nor an EFI_RNG_PROTOCOL'),
      }),
    );
    expect(target.every((byte) => byte === 0)).toBe(true);
  }
  expect(() => randomUuid()).toThrowError(/no random numbers on this machine/);
});

test('small requests share one call, and no byte is given twice', () => {
  let next = 0;
  let calls = 0;
  useMachine((target) => {
    calls += 1;
    for (let at = 0; at < target.length; at++) target[at] = next++;
  });
  const seen = new Set<number>();
  for (let times = 0; times < 16; times++) {
    const target = new Uint8Array(16);
    randomFill(target);
    for (const byte of target) seen.add(byte);
  }
  expect(seen.size).toBe(256);
  expect(calls).toBe(1);
});
