import {
  type Address,
  EFI_TCP4_IO_TOKEN,
  EFI_TCP4_RECEIVE_DATA,
  EFI_TCP4_TRANSMIT_DATA,
} from '@efi-node/efi-core';
import type { AddressSpace } from '../memory.ts';
import type { TcpStream } from '../net/tcp-stream.ts';

/** The data descriptor of a token: EFI_TCP4_TRANSMIT_DATA and EFI_TCP4_RECEIVE_DATA have the same shape. */
export interface Fragments {
  readonly descriptor: Address;
  readonly length: number;
  readonly list: readonly { readonly at: Address; readonly address: Address; readonly length: number }[];
}

const { offsets, size } = EFI_TCP4_RECEIVE_DATA;
const FRAGMENT_SIZE = 16;
const FRAGMENT_BUFFER = 8;

/** Reads a token's descriptor; undefined when the driver would say EFI_INVALID_PARAMETER. */
export function readFragments(memory: AddressSpace, token: Address): Fragments | undefined {
  const descriptor = memory.readPointer(token + EFI_TCP4_IO_TOKEN.offsets.Packet);
  if (descriptor === 0) return undefined;
  const length = memory.readU32(descriptor + offsets.DataLength);
  const count = memory.readU32(descriptor + offsets.FragmentCount);
  const list: { at: Address; address: Address; length: number }[] = [];
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const at = descriptor + offsets.FragmentTable + index * FRAGMENT_SIZE;
    const fragment = { at, address: memory.readPointer(at + FRAGMENT_BUFFER), length: memory.readU32(at) };
    if (fragment.address === 0 || fragment.length === 0) return undefined;
    // Whoever gives memory away that is not there should hear of it now.
    memory.bytes(fragment.address, fragment.length);
    sum += fragment.length;
    list.push(fragment);
  }
  return count === 0 || length === 0 || sum !== length ? undefined : { descriptor, length, list };
}

/** Fills a receive token's fragments with what has come, and sets the lengths to what was written. */
export function scatter(memory: AddressSpace, { descriptor, list }: Fragments, stream: TcpStream): void {
  let total = 0;
  for (const { at, address, length } of list) {
    const taken = stream.receive(memory.bytes(address, length));
    memory.writeU32(at, taken);
    total += taken;
  }
  memory.writeU32(descriptor + offsets.DataLength, total);
}

// Both descriptors are read by one function.
if (EFI_TCP4_TRANSMIT_DATA.size !== size)
  throw new Error('EFI_TCP4_TRANSMIT_DATA and EFI_TCP4_RECEIVE_DATA differ');
