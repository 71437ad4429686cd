/** http over net-compat over the in-process loopback, on simulated firmware without a network card. */
import { createMachine } from '@efi-node/efi-core';
import { createSim } from '@efi-node/efi-sim';
import { createLoopbackTcp } from '@efi-node/efi-tcp4';
import { createNet } from '@efi-node/net-compat';
import { createHttp, type HttpModule } from '../index.ts';

export interface Rig {
  readonly http: HttpModule;
  /** Turns the loop until it has nothing left to do, or `until`. */
  readonly run: (until?: () => boolean) => Promise<void>;
  /** What came out of callbacks. */
  readonly uncaught: unknown[];
}

export function simulatedRig(): Rig {
  const sim = createSim({ nics: [] });
  const machine = createMachine(sim.native);
  const tcp = createLoopbackTcp(machine.loop, () => 0.5);
  const uncaught: unknown[] = [];
  machine.loop.setUncaught((error) => uncaught.push(error));
  const net = createNet({ machine, tcp });
  return {
    http: createHttp({ machine, net }),
    uncaught,
    run: (until) => sim.run(machine.loop, until),
  };
}
