/** The connections of `fetch`: kept for the next request, and not used when the peer may have closed them. */
import type { Socket } from 'node:net';
import type { Agent } from '../agent.ts';
import type { HttpModule } from '../http.ts';

/** Milliseconds that a connection is kept without a word of the server; what Node's client does. */
const KEPT_FOR = 4000;

export interface Pool {
  readonly agent: Agent;
  /**
   * Closes what has waited for too long. Its timer does that too, but late when the program has computed for longer than
   * that: then the peer's end has not been seen either, and a request would be lost.
   */
  dropStale(): void;
}

export function createPool(http: HttpModule): Pool {
  const agent = new http.Agent({ keepAlive: true, timeout: KEPT_FOR });
  const freeSince: WeakMap<Socket, number> = new WeakMap();
  agent.on('free', (socket: Socket) => freeSince.set(socket, Date.now()));
  return {
    agent,
    dropStale() {
      for (const list of Object.values(agent.freeSockets)) {
        for (const socket of list?.slice() ?? []) {
          const since = freeSince.get(socket);
          // The time that the server has named, less a second, stands in `timeout`.
          if (since !== undefined && Date.now() - since >= (socket.timeout ?? KEPT_FOR)) socket.destroy();
        }
      }
    },
  };
}
