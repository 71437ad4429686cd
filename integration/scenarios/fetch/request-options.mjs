// Each option of a Request: what it may be, and what is said of what it may not be.
// covers: Request#mode, Request#credentials, Request#cache, Request#redirect, Request#referrerPolicy, Request#referrer
// covers: Request#integrity, Request#keepalive, fetch:option:dispatcher
import { report } from './lib/wire.mjs';

const options = {
  mode: ['cors', 'no-cors', 'same-origin', 'navigate', 'x'],
  credentials: ['omit', 'same-origin', 'include', 'x'],
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached', 'x'],
  redirect: ['follow', 'error', 'manual', 'x'],
  referrerPolicy: ['', 'no-referrer', 'origin', 'x'],
  referrer: ['', 'about:client', 'http://a/x', 'http://b/x'],
  integrity: ['', 'x'],
  keepalive: [true, '', 0, 1],
  priority: ['high', 'x'],
  window: [null, 1],
  signal: [null, undefined, {}, 1],
  headers: [null, 1],
  duplex: ['half', 'full'],
  dispatcher: [undefined],
  method: ['trace', 'CONNECT', 'a b', ''],
  body: ['x', null],
};
for (const [name, values] of Object.entries(options)) {
  for (const value of values) {
    await report(`${name} ${JSON.stringify(value)}`, () => new Request('http://a', { [name]: value })[name]);
  }
}
