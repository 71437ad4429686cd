/** Time and memory, as `process` tells them. */
import { codedError, validateNumber, validateObject } from '@efi-node/node-errors';
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from '../errors.ts';
import { inspect } from '../inspect/inspect.ts';

function readTime(before?: unknown): [number, number] {
  const now = runtime().native.now();
  let seconds = Math.floor(now / 1000);
  let nanoseconds = Math.round((now - seconds * 1000) * 1e6);
  if (before !== undefined) {
    if (!Array.isArray(before)) throw new ERR_INVALID_ARG_TYPE('time', 'Array', before);
    if (before.length !== 2) throw new ERR_OUT_OF_RANGE('time', '2', before.length);
    seconds -= Number(before[0]);
    nanoseconds -= Number(before[1]);
    if (nanoseconds < 0) {
      seconds--;
      nanoseconds += 1e9;
    }
  }
  return [seconds, nanoseconds];
}
type HighResolutionTime = typeof readTime & { bigint(): bigint };

export const hrtime: HighResolutionTime = Object.assign(readTime, {
  bigint: (): bigint => BigInt(Math.round(runtime().native.now() * 1e6)),
});
Object.defineProperty(hrtime, 'name', { value: 'hrtime' });

function readMemory(): Record<string, number> {
  const { heapUsed, heapTotal } = runtime().native.memoryUsage();
  return { rss: heapTotal, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
}
export const memoryUsage: typeof readMemory & { rss(): number } = Object.assign(readMemory, {
  rss: (): number => runtime().native.memoryUsage().heapTotal,
});
Object.defineProperty(memoryUsage, 'name', { value: 'memoryUsage' });

function checkUsage(value: unknown, name: string): number {
  validateNumber(value, name);
  if (value >= 0 && value <= Number.MAX_SAFE_INTEGER) return value;
  const message = `The property '${name}' is invalid. Received ${inspect(value)}`;
  throw codedError(RangeError, 'ERR_INVALID_ARG_VALUE', message, { above: checkUsage });
}

/** Microseconds. The program has the processor to itself from its start on; firmware does not tell its own part. */
export function cpuUsage(before?: unknown): { user: number; system: number } {
  const { native, startedAt } = runtime();
  const user = Math.round((native.now() - startedAt) * 1000);
  if (before === undefined || before === null || before === 0 || before === '') return { user, system: 0 };
  validateObject(before, 'prevValue');
  const earlier = {
    user: checkUsage(Reflect.get(before, 'user'), 'prevValue.user'),
    system: checkUsage(Reflect.get(before, 'system'), 'prevValue.system'),
  };
  return { user: user - earlier.user, system: 0 - earlier.system };
}

/** What firmware does not count is 0, as in Node on systems that do not. */
export function resourceUsage(): Record<string, number> {
  const { native, startedAt } = runtime();
  return {
    userCPUTime: Math.round((native.now() - startedAt) * 1000),
    systemCPUTime: 0,
    maxRSS: Math.round(native.memoryUsage().heapTotal / 1024),
    sharedMemorySize: 0,
    unsharedDataSize: 0,
    unsharedStackSize: 0,
    minorPageFault: 0,
    majorPageFault: 0,
    swappedOut: 0,
    fsRead: 0,
    fsWrite: 0,
    ipcSent: 0,
    ipcReceived: 0,
    signalsCount: 0,
    voluntaryContextSwitches: 0,
    involuntaryContextSwitches: 0,
  };
}

/** What of Node's diagnostic report there is, and what the program has of firmware at this moment. */
export function getReport(): object {
  const { native } = runtime();
  const { heapTotal, heapUsed, free } = native.memoryUsage();
  const { blocks, events, pins, parsers, lateEvents } = native.counters();
  return {
    header: { event: 'JavaScript API', trigger: 'GetReport' },
    javascriptHeap: { totalMemory: heapTotal, usedMemory: heapUsed, availableMemory: free },
    firmware: { blocks, events, pins, parsers, lateEvents },
  };
}
