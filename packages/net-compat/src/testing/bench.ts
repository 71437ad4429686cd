/** Simulated firmware without a network card, and net over its loopback: what the tests here run on. */
import { createMachine, type Loop } from '@efi-node/efi-core';
import { createSim } from '@efi-node/efi-sim';
import { createLoopbackTcp, type TcpStack } from '@efi-node/efi-tcp4';
import { createNet, type Net } from '../net.ts';

export interface Bench {
  readonly net: Net;
  readonly loop: Loop;
  /** Turns the loop until it has nothing left to do, or `until`. */
  readonly run: (until?: () => boolean) => Promise<void>;
  /** What came out of callbacks. */
  readonly uncaught: unknown[];
}

/** A machine with loopback only; `wrap` may put something between net and its stack. */
export function createBench(wrap: (stack: TcpStack) => TcpStack = (stack) => stack): Bench {
  const sim = createSim({ nics: [] });
  const machine = createMachine(sim.native);
  const tcp = wrap(createLoopbackTcp(machine.loop, () => 0.5));
  const uncaught: unknown[] = [];
  machine.loop.setUncaught((error) => uncaught.push(error));
  return {
    net: createNet({ machine, tcp }),
    loop: machine.loop,
    uncaught,
    run: (until) => sim.run(machine.loop, until),
  };
}
