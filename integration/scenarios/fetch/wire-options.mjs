// Options that show on the wire: cache, referrer and mode; and those that do not.
// covers: fetch:option:cache, fetch:option:mode, fetch:option:keepalive, fetch:option:credentials
// covers: fetch:option:referrerPolicy, fetch:option:window
import { ok, serve } from './lib/wire.mjs';

const options = [
  { cache: 'no-cache' },
  { cache: 'no-store' },
  { cache: 'reload' },
  { cache: 'force-cache' },
  { mode: 'no-cors', headers: { 'x-a': '1' } },
  { mode: 'same-origin' },
  { keepalive: true, priority: 'high', credentials: 'omit', referrerPolicy: 'origin', window: null },
];
for (const each of options) {
  console.log('==', each);
  await serve({ answer: ok(), print: true }, (url) => fetch(url, each).then((response) => response.text()));
}
