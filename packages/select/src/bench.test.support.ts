import { createMachine, type Loop } from '@efi-node/efi-core';
import { createSim } from '@efi-node/efi-sim';
import { createLoopbackTcp } from '@efi-node/efi-tcp4';
import { createSockets, type Sockets } from './sockets.ts';

export interface Bench extends Sockets {
  readonly loop: Loop;
  /** Turns the loop until `until`. */
  readonly run: (until: () => boolean) => Promise<void>;
}

/** A machine with loopback only, on a simulated clock. */
export function createBench(): Bench {
  const sim = createSim({ nics: [] });
  const machine = createMachine(sim.native);
  const tcp = createLoopbackTcp(machine.loop, () => 0.5);
  return {
    ...createSockets({ machine, tcp }),
    loop: machine.loop,
    run: (until) => sim.run(machine.loop, until),
  };
}
