/** navigator. */
import { type LockManager, locks } from './locks.ts';

export class Navigator {
  get hardwareConcurrency(): number {
    return 1;
  }
  get language(): string {
    return 'en-US';
  }
  get languages(): readonly string[] {
    return Object.freeze(['en-US']);
  }
  get userAgent(): string {
    return 'Node.js/24';
  }
  get locks(): LockManager {
    return locks;
  }
  get platform(): string {
    return 'linux';
  }
}

export const navigator: Navigator = new Navigator();

const exported: Record<string, unknown> = { Navigator, navigator };
export default exported;
