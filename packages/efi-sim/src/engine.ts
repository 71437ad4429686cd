import { runInThisContext } from 'node:vm';
import type { AsyncContextSlot, RejectionListener } from '@efi-node/efi-core';

/** What `exit` throws where it cannot do better. Nothing but the pump may take it for an end. */
export class ExitSignal extends Error {
  override readonly name: string = 'ExitSignal';
}

/** The part of the boundary that is the engine's: how scripts and jobs run. */
export interface Engine {
  readonly asyncContext: AsyncContextSlot;
  evaluate(source: Uint8Array, filename: string): unknown;
  runJobs(): void;
  onRejection(listener: RejectionListener): void;
  /** Unwinds to whoever pumps the program. */
  exit(): never;
}

/**
 * The host's own engine and realm, for tests that import the code under test. Jobs cannot be run on demand there:
 * the host drains them between callbacks, see `Sim.run`.
 */
export const hostEngine: Engine = {
  asyncContext: { current: undefined },
  evaluate(source, filename) {
    return runInThisContext(new TextDecoder().decode(source), { filename });
  },
  runJobs() {},
  // A rejection that nobody handles fails the test by itself.
  onRejection() {},
  exit() {
    throw new ExitSignal('the program has ended');
  },
};
