/** The machine's TCP and UDP, made when the program first needs one of them. */
import { createStacks, type Stacks } from '@efi-node/efi-tcp4';
import { runtime } from './context.ts';
import { writeSync } from './process/text.ts';

let stacks: Stacks | undefined;

export function machineStacks(): Stacks {
  if (stacks !== undefined) return stacks;
  const { machine, config, closers } = runtime();
  const made = createStacks(machine, {
    network: config.network,
    log: (line) => writeSync(2, `${line}\n`),
  });
  closers.push((done) => made.tcp.close(done));
  stacks = made;
  return made;
}
