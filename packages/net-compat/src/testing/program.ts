/** Runs a plain program over this package on simulated firmware, as real Node would run it, and returns what it printed. */
import { createRequire } from 'node:module';
import { format } from 'node:util';
import { createMachine, type Loop, type LoopHandle } from '@efi-node/efi-core';
import { createSim } from '@efi-node/efi-sim';
import { createLoopbackTcp } from '@efi-node/efi-tcp4';
import { createNet, type Net } from '../net.ts';

export interface Bench {
  readonly net: Net;
  readonly loop: Loop;
  /** Turns the loop until it has nothing left to do, or `until`. */
  run(until?: () => boolean): Promise<void>;
  /** What came out of callbacks. */
  readonly uncaught: unknown[];
}

/** A machine with loopback only. */
export function createBench(): Bench {
  const sim = createSim({ nics: [] });
  const machine = createMachine(sim.native);
  const tcp = createLoopbackTcp(machine.loop, () => 0.5);
  const uncaught: unknown[] = [];
  machine.loop.setUncaught((error) => uncaught.push(error));
  return {
    net: createNet({ machine, tcp }),
    loop: machine.loop,
    uncaught,
    run: (until) => sim.run(machine.loop, until),
  };
}

interface ProgramTimer extends LoopHandle {
  refresh(): unknown;
}

function timers(loop: Loop): Record<string, unknown> {
  const clear = (timer?: LoopHandle): void => timer?.close();
  return {
    setTimeout: (callback: (...args: unknown[]) => void, delay = 1, ...args: unknown[]): ProgramTimer =>
      loop.timer(() => callback(...args), delay),
    setImmediate: (callback: (...args: unknown[]) => void, ...args: unknown[]): LoopHandle =>
      loop.immediate(() => callback(...args)),
    setInterval: (callback: (...args: unknown[]) => void, delay = 1, ...args: unknown[]): ProgramTimer => {
      const timer = loop.timer(() => {
        timer.refresh();
        callback(...args);
      }, delay);
      return timer;
    },
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  };
}

/** The lines that a CommonJS program printed by `console.log`. */
export async function runProgram(source: string, filename: string): Promise<string> {
  const { net, loop, run, uncaught } = createBench();
  const hostRequire = createRequire(import.meta.url);
  const lines: string[] = [];
  const globals: Record<string, unknown> = {
    ...timers(loop),
    console: { log: (...args: unknown[]) => lines.push(format(...args)) },
    require: (name: string) => (/^(?:node:)?net$/.test(name) ? net : hostRequire(name)),
  };
  const body: unknown = new Function(
    ...Object.keys(globals),
    `'use strict';${source}\n//# sourceURL=${filename}`,
  );
  if (typeof body !== 'function') throw new TypeError('not a program');
  loop.immediate(() => Reflect.apply(body, undefined, Object.values(globals)));
  await run();
  if (uncaught.length > 0) throw uncaught[0];
  return lines.map((line) => `${line}\n`).join('');
}
