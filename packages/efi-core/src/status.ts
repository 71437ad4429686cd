/**
 * EFI_STATUS (UEFI 2.10, appendix D). A status is a number as `Native.call` gives it: 0 is success, negative is the
 * error code, positive the warning.
 */

/** See above; `statusName` gives its name. */
export type Status = number;

/** Error codes, each the negative of the code that the specification lists. */
export const EFI_LOAD_ERROR: Status = -1;
export const EFI_INVALID_PARAMETER: Status = -2;
export const EFI_UNSUPPORTED: Status = -3;
export const EFI_BAD_BUFFER_SIZE: Status = -4;
export const EFI_BUFFER_TOO_SMALL: Status = -5;
export const EFI_NOT_READY: Status = -6;
export const EFI_DEVICE_ERROR: Status = -7;
export const EFI_WRITE_PROTECTED: Status = -8;
export const EFI_OUT_OF_RESOURCES: Status = -9;
export const EFI_VOLUME_CORRUPTED: Status = -10;
export const EFI_VOLUME_FULL: Status = -11;
export const EFI_NO_MEDIA: Status = -12;
export const EFI_MEDIA_CHANGED: Status = -13;
export const EFI_NOT_FOUND: Status = -14;
export const EFI_ACCESS_DENIED: Status = -15;
export const EFI_NO_RESPONSE: Status = -16;
export const EFI_NO_MAPPING: Status = -17;
export const EFI_TIMEOUT: Status = -18;
export const EFI_NOT_STARTED: Status = -19;
export const EFI_ALREADY_STARTED: Status = -20;
export const EFI_ABORTED: Status = -21;
export const EFI_ICMP_ERROR: Status = -22;
export const EFI_TFTP_ERROR: Status = -23;
export const EFI_PROTOCOL_ERROR: Status = -24;
export const EFI_INCOMPATIBLE_VERSION: Status = -25;
export const EFI_SECURITY_VIOLATION: Status = -26;
export const EFI_CRC_ERROR: Status = -27;
export const EFI_END_OF_MEDIA: Status = -28;
export const EFI_END_OF_FILE: Status = -31;
export const EFI_INVALID_LANGUAGE: Status = -32;
export const EFI_COMPROMISED_DATA: Status = -33;
export const EFI_IP_ADDRESS_CONFLICT: Status = -34;
export const EFI_HTTP_ERROR: Status = -35;
export const EFI_NETWORK_UNREACHABLE: Status = -100;
export const EFI_HOST_UNREACHABLE: Status = -101;
export const EFI_PROTOCOL_UNREACHABLE: Status = -102;
export const EFI_PORT_UNREACHABLE: Status = -103;
export const EFI_CONNECTION_FIN: Status = -104;
export const EFI_CONNECTION_RESET: Status = -105;
export const EFI_CONNECTION_REFUSED: Status = -106;

/** No error, no warning. */
export const EFI_SUCCESS: Status = 0;

/** Warning codes. */
export const EFI_WARN_UNKNOWN_GLYPH: Status = 1;
export const EFI_WARN_DELETE_FAILURE: Status = 2;
export const EFI_WARN_WRITE_FAILURE: Status = 3;
export const EFI_WARN_BUFFER_TOO_SMALL: Status = 4;
export const EFI_WARN_STALE_DATA: Status = 5;
export const EFI_WARN_FILE_SYSTEM: Status = 6;
export const EFI_WARN_RESET_REQUIRED: Status = 7;

/** Name of each status that the specification defines. */
export const statusNames: ReadonlyMap<Status, string> = new Map([
  [EFI_SUCCESS, 'EFI_SUCCESS'],
  [EFI_LOAD_ERROR, 'EFI_LOAD_ERROR'],
  [EFI_INVALID_PARAMETER, 'EFI_INVALID_PARAMETER'],
  [EFI_UNSUPPORTED, 'EFI_UNSUPPORTED'],
  [EFI_BAD_BUFFER_SIZE, 'EFI_BAD_BUFFER_SIZE'],
  [EFI_BUFFER_TOO_SMALL, 'EFI_BUFFER_TOO_SMALL'],
  [EFI_NOT_READY, 'EFI_NOT_READY'],
  [EFI_DEVICE_ERROR, 'EFI_DEVICE_ERROR'],
  [EFI_WRITE_PROTECTED, 'EFI_WRITE_PROTECTED'],
  [EFI_OUT_OF_RESOURCES, 'EFI_OUT_OF_RESOURCES'],
  [EFI_VOLUME_CORRUPTED, 'EFI_VOLUME_CORRUPTED'],
  [EFI_VOLUME_FULL, 'EFI_VOLUME_FULL'],
  [EFI_NO_MEDIA, 'EFI_NO_MEDIA'],
  [EFI_MEDIA_CHANGED, 'EFI_MEDIA_CHANGED'],
  [EFI_NOT_FOUND, 'EFI_NOT_FOUND'],
  [EFI_ACCESS_DENIED, 'EFI_ACCESS_DENIED'],
  [EFI_NO_RESPONSE, 'EFI_NO_RESPONSE'],
  [EFI_NO_MAPPING, 'EFI_NO_MAPPING'],
  [EFI_TIMEOUT, 'EFI_TIMEOUT'],
  [EFI_NOT_STARTED, 'EFI_NOT_STARTED'],
  [EFI_ALREADY_STARTED, 'EFI_ALREADY_STARTED'],
  [EFI_ABORTED, 'EFI_ABORTED'],
  [EFI_ICMP_ERROR, 'EFI_ICMP_ERROR'],
  [EFI_TFTP_ERROR, 'EFI_TFTP_ERROR'],
  [EFI_PROTOCOL_ERROR, 'EFI_PROTOCOL_ERROR'],
  [EFI_INCOMPATIBLE_VERSION, 'EFI_INCOMPATIBLE_VERSION'],
  [EFI_SECURITY_VIOLATION, 'EFI_SECURITY_VIOLATION'],
  [EFI_CRC_ERROR, 'EFI_CRC_ERROR'],
  [EFI_END_OF_MEDIA, 'EFI_END_OF_MEDIA'],
  [EFI_END_OF_FILE, 'EFI_END_OF_FILE'],
  [EFI_INVALID_LANGUAGE, 'EFI_INVALID_LANGUAGE'],
  [EFI_COMPROMISED_DATA, 'EFI_COMPROMISED_DATA'],
  [EFI_IP_ADDRESS_CONFLICT, 'EFI_IP_ADDRESS_CONFLICT'],
  [EFI_HTTP_ERROR, 'EFI_HTTP_ERROR'],
  [EFI_NETWORK_UNREACHABLE, 'EFI_NETWORK_UNREACHABLE'],
  [EFI_HOST_UNREACHABLE, 'EFI_HOST_UNREACHABLE'],
  [EFI_PROTOCOL_UNREACHABLE, 'EFI_PROTOCOL_UNREACHABLE'],
  [EFI_PORT_UNREACHABLE, 'EFI_PORT_UNREACHABLE'],
  [EFI_CONNECTION_FIN, 'EFI_CONNECTION_FIN'],
  [EFI_CONNECTION_RESET, 'EFI_CONNECTION_RESET'],
  [EFI_CONNECTION_REFUSED, 'EFI_CONNECTION_REFUSED'],
  [EFI_WARN_UNKNOWN_GLYPH, 'EFI_WARN_UNKNOWN_GLYPH'],
  [EFI_WARN_DELETE_FAILURE, 'EFI_WARN_DELETE_FAILURE'],
  [EFI_WARN_WRITE_FAILURE, 'EFI_WARN_WRITE_FAILURE'],
  [EFI_WARN_BUFFER_TOO_SMALL, 'EFI_WARN_BUFFER_TOO_SMALL'],
  [EFI_WARN_STALE_DATA, 'EFI_WARN_STALE_DATA'],
  [EFI_WARN_FILE_SYSTEM, 'EFI_WARN_FILE_SYSTEM'],
  [EFI_WARN_RESET_REQUIRED, 'EFI_WARN_RESET_REQUIRED'],
]);

/** The status's name; one that the specification does not define prints as its 64-bit value. */
export function statusName(status: Status): string {
  const name = statusNames.get(status);
  if (name !== undefined) return name;
  const value = status < 0 ? BigInt(-status) | (1n << 63n) : BigInt(status);
  return `EFI_STATUS 0x${value.toString(16)}`;
}

export interface EfiErrorOptions {
  readonly cause?: unknown;
}

/** A firmware call or operation that ended in an error status. */
export class EfiError extends Error {
  override readonly name: string = 'EfiError';
  /** Negative, as `Native.call` gives it. */
  readonly status: Status;
  /** 'EFI_NOT_FOUND', … */
  readonly statusName: string;
  /** Who answered with the status: 'EFI_TCP4_PROTOCOL.Configure', … */
  readonly operation: string;

  constructor(status: Status, operation: string, options?: EfiErrorOptions) {
    const name = statusName(status);
    super(`${operation}: ${name}`, options);
    this.status = status;
    this.statusName = name;
    this.operation = operation;
  }
}

/** Throws EfiError if the status is an error; answers it (0 or a warning) otherwise. */
export function check(status: Status, operation: string): Status {
  if (status < 0) throw new EfiError(status, operation);
  return status;
}
