/** A machine made of the host's own clock, sockets and llhttp as wasm: http alone is under test. */
import * as net from 'node:net';
import type { LoopTimer } from '@efi-node/efi-core';
import { createSim } from '@efi-node/efi-sim';
import type { HttpEnvironment } from '../environment.ts';

const milliseconds = (): number => Math.floor(performance.now());

function timer(callback: () => void, delay: number): LoopTimer {
  let handle = setTimeout(callback, delay);
  return {
    ref: () => void handle.ref(),
    unref: () => void handle.unref(),
    hasRef: () => handle.hasRef(),
    close: () => clearTimeout(handle),
    refresh() {
      handle = handle.refresh();
    },
  };
}

/** Node's own way to run what is due: ticks, then promises. */
function invoke(callback: () => void): void {
  callback();
  const runDue: unknown = Reflect.get(process, '_tickCallback');
  if (typeof runDue === 'function') Reflect.apply(runDue, process, []);
}

export function hostEnvironment(): HttpEnvironment {
  return {
    net,
    machine: {
      native: createSim({ nics: [] }).native,
      loop: {
        get now() {
          return milliseconds();
        },
        timer,
        invoke,
      },
    },
  };
}
