'use strict';
// joinDuplicateHeaders: which repeated lines are joined, by which separator, and which keep the first.
// covers: http.Server:option:joinDuplicateHeaders, http.ServerResponse#end, http.IncomingMessage#headers
// covers: http.IncomingMessage#headersDistinct
const { exchange, get } = require('./lib/raw.cjs');

const once = [
  'age',
  'authorization',
  'content-type',
  'etag',
  'expires',
  'from',
  'if-modified-since',
  'last-modified',
  'location',
  'max-forwards',
  'proxy-authorization',
  'referer',
  'retry-after',
  'server',
  'user-agent',
];
const many = ['accept', 'cookie', 'set-cookie', 'x-forwarded-for', 'vary', 'via', 'sec-websocket-protocol'];
const lines = [...once, ...many].flatMap((name) => [`${name}: 1`, `${name.toUpperCase()}: 2`]);
const handler = (req, res) => {
  for (const name of [...once, ...many])
    console.log(name, JSON.stringify(req.headers[name]), JSON.stringify(req.headersDistinct[name]));
  res.end();
};

(async () => {
  await exchange('by default', { handler, send: get('/', lines) });
  await exchange('joined', { options: { joinDuplicateHeaders: true }, handler, send: get('/', lines) });
})();
