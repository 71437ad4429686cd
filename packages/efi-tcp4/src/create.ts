import type { Machine } from '@efi-node/efi-core';
import { Stack } from './stack.ts';
import type { Ipv4Address, TcpStack } from './tcp.ts';
import { FirmwareNetwork } from './tcp4/network.ts';
import { createUdpStack } from './udp-stack.ts';
import type { UdpStack } from './udp.ts';

/** Milliseconds: EDK2's own DHCP takes 4 s with a server that answers at once. */
const ADDRESS_LIMIT = 15_000;

export interface TcpOptions {
  /** Whether the interfaces of firmware are used; without them only loopback is there. Default true. */
  readonly network?: boolean;
  /** Hardware addresses ('52:54:00:12:34:56') of the interfaces to use; all when not given. */
  readonly interfaces?: readonly string[];
  /** Milliseconds that getting an address may take when the first program asks for one. Default 15,000. */
  readonly addressLimit?: number;
  /** Hears 'IP configuration started' and how it ended; not when firmware has an address already. */
  readonly log?: (line: string) => void;
}

/** What a machine has for its network. */
export interface Stacks {
  readonly tcp: TcpStack;
  readonly udp: UdpStack;
  /** Name servers that firmware knows of now; those of DHCP are there once the machine has an address. */
  nameServers(): Ipv4Address[];
  /**
   * Gets the machine an address. `done` comes from the loop, with the reason when there is none; the function that is
   * returned takes the interest back.
   */
  prepare(done: (error?: Error) => void): () => void;
}

/** The TCP of a machine, for whoever needs nothing else: see `createStacks`. */
export function createTcp(machine: Machine, options: TcpOptions = {}): TcpStack {
  return createStacks(machine, options).tcp;
}

/**
 * TCP and UDP of a machine over the same interfaces. Nothing is touched in firmware before an address is used that is not
 * loopback's. `tcp.close` closes both, and comes before the machine's: that one aborts what is open.
 */
export function createStacks(machine: Machine, options: TcpOptions = {}): Stacks {
  const { native, loop } = machine;
  const random = (): number => {
    const bytes = new Uint8Array(2);
    native.randomBytes(bytes);
    return new DataView(bytes.buffer).getUint16(0) / 65536;
  };
  const network =
    options.network === false
      ? undefined
      : new FirmwareNetwork({
          machine,
          only: options.interfaces,
          addressLimit: options.addressLimit ?? ADDRESS_LIMIT,
          log: options.log ?? (() => undefined),
        });
  const stack = new Stack({ loop, random, network });
  return {
    tcp: stack,
    udp: createUdpStack(stack),
    nameServers: () => network?.nameServers() ?? [],
    prepare(done) {
      if (network !== undefined && !(network.settled && network.interfaces.length > 0))
        return network.prepare(done);
      const told = loop.enqueue(done);
      return () => told.close();
    },
  };
}
