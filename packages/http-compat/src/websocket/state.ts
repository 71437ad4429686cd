/** What a WebSocket is made of, as its parts share it. */

export const CONNECTING = 0;
export const OPEN = 1;
export const CLOSING = 2;
export const CLOSED = 3;

export type ReadyState = typeof CONNECTING | typeof OPEN | typeof CLOSING | typeof CLOSED;

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Why a connection is given up: the code and the reason of the close frame that says so (RFC 6455, section 7.4.1). */
export interface Failure {
  readonly code: 1002 | 1007 | 1009;
  readonly reason: string;
}

/** Whether a close frame may carry the code (RFC 6455, section 7.4). */
export function isSendableCode(code: number): boolean {
  if (code >= 1000 && code < 1015) return code !== 1004 && code !== 1005 && code !== 1006;
  return code >= 3000 && code <= 4999;
}
