// The globals that show when they are listed, and how the others are defined.
console.log(Object.keys(globalThis).join());
for (const name in globalThis) if (!Object.keys(globalThis).includes(name)) console.log('inherited', name);
for (const name of [
  'process',
  'console',
  'Buffer',
  'URL',
  'Event',
  'AbortSignal',
  'performance',
  'fetch',
  'structuredClone',
]) {
  const { enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, typeof globalThis[name], enumerable, configurable);
}
console.log(Object.prototype.toString.call(globalThis), globalThis.global === globalThis, String(globalThis));
const before = globalThis.URL;
globalThis.URL = class Replaced {};
console.log(URL.name, before.name);
globalThis.URL = before;
console.log(delete globalThis.navigator, typeof navigator, 'navigator' in globalThis);
