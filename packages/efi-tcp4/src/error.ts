import type { TcpErrorCode } from './tcp.ts';

/** A TCP operation that failed: why, which operation, and the firmware's own error as `cause` where there is one. */
export class TcpError extends Error {
  override readonly name = 'TcpError';
  readonly code: TcpErrorCode;
  /** What was being done: 'connect', 'listen', 'read', 'write', 'shutdown', 'configure', … */
  readonly operation: string;

  constructor(code: TcpErrorCode, operation: string, detail?: string, cause?: unknown) {
    super(
      `${operation}: ${code}${detail === undefined ? '' : ` (${detail})`}`,
      cause === undefined ? undefined : { cause },
    );
    this.code = code;
    this.operation = operation;
  }
}
