/** navigator.locks: there is no other context to share a lock with, and no store that keeps them. */
import { unavailable } from '../../unavailable.ts';

const instead = 'there is one thread; keep a promise and await it';

export class LockManager {
  request(..._args: unknown[]): never {
    return unavailable('worker_threads', 'locks.request', instead)();
  }
  query(): never {
    return unavailable('worker_threads', 'locks.query', instead)();
  }
}

export const locks: LockManager = new LockManager();
