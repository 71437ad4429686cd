/** Signals: there is one process, which can send them to itself only. */
import { errnoException } from '@efi-node/node-errors';
import { signals } from '../constants-data.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { inspect } from '../inspect/inspect.ts';
import { setImmediate } from '../timers.ts';

export const processId = 1;

const lastSignal = 64;
/** They end nobody who does not listen. */
const harmless: ReadonlySet<string> = new Set(['SIGCHLD', 'SIGCONT', 'SIGURG', 'SIGWINCH']);

export interface SignalTarget {
  /** Emits the signal's event; false when nobody listens. */
  heard(name: string, number: number): boolean;
  /** Ends the program with this code, without a word to anybody. */
  end(code: number): void;
}

function numberOf(signal: unknown): number {
  if (typeof signal === 'number') {
    if (!Number.isInteger(signal) || signal < 0 || signal > lastSignal)
      throw errnoException('EINVAL', 'kill');
    return signal;
  }
  const number = typeof signal === 'string' ? signals[signal] : undefined;
  if (number !== undefined) return number;
  const shown = typeof signal === 'string' ? signal : inspect(signal);
  throw Object.assign(new TypeError(`Unknown signal: ${shown}`), { code: 'ERR_UNKNOWN_SIGNAL' });
}

export function kill(target: SignalTarget, pid: unknown, signal: unknown = 'SIGTERM'): true {
  if (typeof pid !== 'number' || !Number.isFinite(pid)) throw new ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  const number = numberOf(signal);
  if (pid !== processId && pid !== 0) throw errnoException('ESRCH', 'kill');
  if (number === 0) return true;
  const name = Object.keys(signals).find((each) => signals[each] === number) ?? `SIG${number}`;
  setImmediate(() => {
    if (!target.heard(name, number) && !harmless.has(name)) target.end(128 + number);
  });
  return true;
}
