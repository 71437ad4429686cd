// A program's headers go out with the case and order they were given, before those that fetch adds.
// covers: fetch:option:headers
import { ok, serve } from './lib/wire.mjs';

const lists = {
  record: {
    'X-B': '1',
    'A-c': '2',
    Accept: 'text/x',
    'user-agent': 'me',
    cookie: 'z',
    'accept-language': 'de',
  },
  pairs: [
    ['x', '1'],
    ['X', '2'],
    ['b', '1'],
    ['set-cookie', '1'],
    ['set-cookie', '2'],
  ],
  Headers: new Headers({ 'Mixed-Case': 'yes' }),
  latin1: { x: '\u00e9' },
  host: { host: 'example' },
  'connection: close': { connection: 'close' },
  'accept-encoding': { 'accept-encoding': 'identity' },
  range: { range: 'bytes=0-1' },
  'if-none-match': { 'if-none-match': '"x"' },
};
for (const [label, headers] of Object.entries(lists)) {
  console.log('==', label);
  await serve({ answer: ok(), print: true }, (url) =>
    fetch(url, { headers }).then((response) => response.text()),
  );
}
