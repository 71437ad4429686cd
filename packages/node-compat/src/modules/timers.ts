/** node:timers. */
import { builtin } from '../load.ts';
import {
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate,
  setInterval,
  setTimeout,
} from '../timers.ts';

export { clearImmediate, clearInterval, clearTimeout, setImmediate, setInterval, setTimeout };

const timers: Record<string, unknown> = {
  setTimeout,
  clearTimeout,
  setImmediate,
  clearImmediate,
  setInterval,
  clearInterval,
};
Object.defineProperty(timers, 'promises', {
  get: () => builtin('timers/promises'),
  enumerable: true,
  configurable: true,
});

export default timers;
