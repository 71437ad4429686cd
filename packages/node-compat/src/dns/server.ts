/** A name server: where it is, and how it has done. */
export interface Server {
  readonly address: string;
  readonly port: number;
  /** Attempts that came to nothing since its last answer: who has the fewest is asked first. */
  failures: number;
}

export const DNS_PORT = 53;

export function createServer(address: string, port: number = DNS_PORT): Server {
  return { address, port, failures: 0 };
}
