import type { Machine } from '@efi-node/efi-core';
import { Stack } from './stack.ts';
import type { TcpStack } from './tcp.ts';
import { FirmwareNetwork } from './tcp4/network.ts';

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

/**
 * The TCP of a machine. Nothing is touched in firmware before an address is used that is not loopback's. Its `close`
 * comes before the machine's: that one aborts what is open.
 */
export function createTcp(machine: Machine, options: TcpOptions = {}): TcpStack {
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
  return new Stack({ loop, random, network });
}
