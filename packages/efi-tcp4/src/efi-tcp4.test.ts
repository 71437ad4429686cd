import { createMachine, type Machine } from '@efi-node/efi-core';
import { createSim, expectNoLeaks, runLoops, type Sim, SimNetwork } from '@efi-node/efi-sim';
import { describe, test } from 'vitest';
import { complianceCases } from './compliance/cases.ts';
import type { Harness } from './compliance/harness.ts';
import { createTcp } from './create.ts';
import type { TcpStack } from './tcp.ts';

interface Side {
  readonly sim: Sim;
  readonly machine: Machine;
  readonly stack: TcpStack;
}

function side(network: SimNetwork): Side {
  const sim = createSim({ network });
  const machine = createMachine(sim.native);
  const stack = createTcp(machine);
  machine.loop.setUncaught(() => undefined);
  return { sim, machine, stack };
}

/** Two machines on one network, each with its EFI_TCP4. */
async function withMachines(run: (harness: Harness) => Promise<void>): Promise<void> {
  const network = new SimNetwork();
  const near = side(network);
  const far = side(network);
  const sims = [near.sim, far.sim];
  const loops = [near.machine.loop, far.machine.loop];
  const until = async (what: string, condition: () => boolean): Promise<void> => {
    const holds = loops.map((loop) => loop.hold());
    try {
      if (!condition()) await runLoops(sims, loops, { until: condition, limit: 60_000 });
    } catch (error) {
      throw new Error(`waited in vain for ${what}`, { cause: error });
    } finally {
      for (const hold of holds) hold.close();
    }
  };
  const addressOf = async (one: Side): Promise<string> => {
    const probe = one.stack.listen(
      { address: '0.0.0.0', port: 0 },
      { onListening: () => undefined, onConnection: () => undefined, onError: () => undefined },
    );
    const [nic] = one.sim.nics;
    await until('an address', () => nic?.address !== undefined);
    probe.close(() => undefined);
    return nic?.address ?? '';
  };
  await run({
    loop: near.machine.loop,
    stack: near.stack,
    peer: far.stack,
    stackAddress: await addressOf(near),
    peerAddress: await addressOf(far),
    limits: { halfClose: false },
    sizes: { bulk: 4 * 1024 * 1024, flood: 8 * 1024 * 1024 },
    until,
  });
  for (const one of [near, far]) {
    let closed = false;
    one.stack.close(() => one.machine.close(() => (closed = true)));
    await until('the stack closed', () => closed);
  }
  for (const one of [near, far]) expectNoLeaks(one.sim);
}

describe('EFI_TCP4', () => {
  for (const one of complianceCases) {
    test(one.name, async ({ skip }) => {
      await withMachines(async (harness) => {
        const reason = one.skip?.(harness);
        if (reason !== undefined) skip(reason);
        await one.run(harness);
      });
    });
  }
});
