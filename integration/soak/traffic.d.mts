export interface Totals {
  rounds: number;
  /** Bytes that the server acknowledged. */
  uploaded: number;
  /** Bytes that were read back and were the same. */
  verified: number;
  brokenOff: number;
}

export function traffic(options: {
  port: number;
  clients: number;
  seed: number;
  /** Asked before each round of each client. */
  until(totals: Totals): boolean;
}): Promise<Totals>;
