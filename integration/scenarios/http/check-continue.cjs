'use strict';
// 'checkContinue': the listener decides, and nothing is sent by itself.
// covers: http.Server:event:checkContinue, http.ServerResponse#end, http.ServerResponse#writeContinue
// covers: http.ServerResponse#writeHead, http.ServerResponse#headersSent, http.IncomingMessage#headers
// covers: http.IncomingMessage:event:data, http.IncomingMessage:event:end
const { exchange } = require('./lib/raw.cjs');

const head =
  'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n';
const body = (received) => (received.includes('100 Continue') ? 'body' : undefined);
const handler = (req, res) => {
  let text = '';
  req.on('data', (data) => (text += data));
  req.on('end', () => res.end(`got ${text}`));
};
(async () => {
  await exchange('by itself', { handler, send: [head, body] });
  await exchange('continued', {
    handler: () => console.log('not called'),
    send: [head, body],
    setup: (server) =>
      server.on('checkContinue', (req, res) => {
        console.log('asked', req.headers.expect, res.headersSent);
        res.writeContinue(() => console.log('written'));
        handler(req, res);
      }),
  });
  await exchange('refused', {
    handler: () => console.log('not called'),
    send: head,
    setup: (server) =>
      server.on('checkContinue', (req, res) => {
        res.writeHead(413, { Connection: 'close' });
        res.end('too much');
      }),
  });
})();
