'use strict';
// Chunks that cannot be read.
// covers: http.ServerResponse#end, http.IncomingMessage:event:data, http.IncomingMessage:event:end
// covers: http.IncomingMessage:event:error, error:ECONNRESET
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const echo = (req, res) => {
    let body = '';
    req.on('data', (part) => {
      body += part;
    });
    req.on('error', (error) => console.log('req', error.code, error.message));
    req.on('end', () => res.end(`<${body}>`));
  };
  const post = (chunks) =>
    `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`;
  for (const [label, chunks] of [
    ['good', '3\r\nabc\r\n0\r\n\r\n'],
    ['capitals', 'A\r\n0123456789\r\n0\r\n\r\n'],
    ['leading zeros', '0003\r\nabc\r\n000\r\n\r\n'],
    ['extension', '3;x="y"\r\nabc\r\n0\r\n\r\n'],
    ['not hex', 'g\r\nabc\r\n0\r\n\r\n'],
    ['prefix', '0x3\r\nabc\r\n0\r\n\r\n'],
    ['too long', '3\r\nabcd\r\n0\r\n\r\n'],
    ['no CR', '3\nabc\n0\n\n'],
    ['space', '3 \r\nabc\r\n0\r\n\r\n'],
    ['huge', 'fffffffffffffffff\r\nabc\r\n0\r\n\r\n'],
    ['negative', '-1\r\nabc\r\n0\r\n\r\n'],
    ['long extension', `3;${'x'.repeat(20000)}\r\nabc\r\n0\r\n\r\n`],
  ])
    await exchange(label, { handler: echo, send: post(chunks) });
})();
