/** The channels of a program: what they have asked ends with it. */
import { runtime } from '../context.ts';
import { machineStacks } from '../machine-stacks.ts';
import { Channel, type ChannelEnvironment, type ChannelOptions } from './channel.ts';

/** As the C library has it: two rounds of five seconds, and a server that will not answer is passed over. */
const SYSTEM: ChannelOptions = { timeout: 5000, tries: 2, maxTimeout: 5000, passesOver: true };

let environment: ChannelEnvironment | undefined;
let system: Channel | undefined;

function createEnvironment(): ChannelEnvironment {
  const { loop, closers, native } = runtime();
  const asking = new Set<Channel>();
  closers.push((done) => {
    for (const channel of asking) channel.close();
    done();
  });
  const random = (): number => {
    const bytes = new Uint8Array(2);
    native.randomBytes(bytes);
    return new DataView(bytes.buffer).getUint16(0);
  };
  return { loop, stacks: machineStacks, random, asking };
}

export function createChannel(options?: ChannelOptions): Channel {
  environment ??= createEnvironment();
  return new Channel(environment, options);
}

/** Whom `lookup` asks, whatever servers a program has set. */
export function systemChannel(): Channel {
  system ??= createChannel(SYSTEM);
  return system;
}
