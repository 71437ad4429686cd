/** What an EFI_STATUS means to TCP, by what was being done: the one table. */
import {
  EFI_ABORTED,
  EFI_ACCESS_DENIED,
  EFI_CONNECTION_FIN,
  EFI_CONNECTION_REFUSED,
  EFI_CONNECTION_RESET,
  EFI_HOST_UNREACHABLE,
  EFI_ICMP_ERROR,
  EFI_INVALID_PARAMETER,
  EFI_NETWORK_UNREACHABLE,
  EFI_NO_MAPPING,
  EFI_NO_MEDIA,
  EFI_NO_RESPONSE,
  EFI_NOT_STARTED,
  EFI_OUT_OF_RESOURCES,
  EFI_PORT_UNREACHABLE,
  EFI_PROTOCOL_UNREACHABLE,
  EFI_TIMEOUT,
  EFI_UNSUPPORTED,
  EfiError,
  type Status,
} from '@efi-node/efi-core';
import { TcpError } from '../error.ts';
import type { TcpErrorCode } from '../tcp.ts';

export type TcpOperation = 'listen' | 'connect' | 'read' | 'write' | 'shutdown' | 'configure';

/** Where it does not depend on what was being done. */
const common: ReadonlyMap<Status, TcpErrorCode> = new Map([
  [EFI_CONNECTION_RESET, 'reset'],
  [EFI_CONNECTION_REFUSED, 'refused'],
  [EFI_CONNECTION_FIN, 'broken-pipe'],
  [EFI_ACCESS_DENIED, 'broken-pipe'],
  [EFI_NOT_STARTED, 'broken-pipe'],
  [EFI_ABORTED, 'aborted'],
  [EFI_TIMEOUT, 'timed-out'],
  [EFI_NO_RESPONSE, 'timed-out'],
  [EFI_NETWORK_UNREACHABLE, 'network-unreachable'],
  [EFI_HOST_UNREACHABLE, 'host-unreachable'],
  [EFI_PROTOCOL_UNREACHABLE, 'host-unreachable'],
  [EFI_ICMP_ERROR, 'host-unreachable'],
  [EFI_PORT_UNREACHABLE, 'refused'],
  [EFI_NO_MEDIA, 'no-media'],
  [EFI_NO_MAPPING, 'no-address'],
  [EFI_OUT_OF_RESOURCES, 'no-memory'],
  [EFI_UNSUPPORTED, 'unsupported'],
]);

/** EDK2 has no status of its own for these. */
const particular: { readonly [K in TcpOperation]?: ReadonlyMap<Status, TcpErrorCode> } = {
  // RST in SYN_SENT; an access point in use.
  connect: new Map([
    [EFI_CONNECTION_RESET, 'refused'],
    [EFI_INVALID_PARAMETER, 'address-in-use'],
    [EFI_ACCESS_DENIED, 'firmware'],
  ]),
  listen: new Map([
    [EFI_INVALID_PARAMETER, 'address-in-use'],
    [EFI_ACCESS_DENIED, 'firmware'],
  ]),
};

export function tcpErrorCode(status: Status, operation: TcpOperation): TcpErrorCode {
  return particular[operation]?.get(status) ?? common.get(status) ?? 'firmware';
}

/** The TcpError of a call of firmware: `call` is the specification's name of it. */
export function tcpErrorOf(status: Status, operation: TcpOperation, call: string, detail?: string): TcpError {
  const cause = new EfiError(status, call);
  const about = detail === undefined ? cause.statusName : `${detail}: ${cause.statusName}`;
  return new TcpError(tcpErrorCode(status, operation), operation, about, cause);
}

/** What came out of a call that throws, as a TcpError. */
export function tcpErrorFrom(error: unknown, operation: TcpOperation): TcpError {
  if (error instanceof TcpError) return error;
  if (error instanceof EfiError) {
    return new TcpError(tcpErrorCode(error.status, operation), operation, error.message, error);
  }
  // The native boundary throws RangeError when pool or slots have run out.
  const code = error instanceof RangeError ? 'no-memory' : 'firmware';
  return new TcpError(code, operation, error instanceof Error ? error.message : undefined, error);
}
