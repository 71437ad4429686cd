import { scheduler, setImmediate, setInterval, setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
console.log(await setTimeout(2, 'value'), await setImmediate('now'));
let n = 0;
for await (const value of setInterval(2, 'beat')) {
  n++;
  console.log(value, n);
  if (n === 3) break;
}
const controller = new AbortController();
const waiting = setTimeout(10000, undefined, { signal: controller.signal });
controller.abort('why');
try {
  await waiting;
} catch (error) {
  console.log(error.name, error.code, error.message, error.cause);
}
try {
  await setTimeout(1, 0, { signal: AbortSignal.abort() });
} catch (error) {
  console.log(error.name, error.cause.name);
}
await scheduler.wait(1);
await scheduler.yield();
console.log(
  await promisify(globalThis.setTimeout)(1, 'promisified'),
  await promisify(globalThis.setImmediate)('too'),
);
