'use strict';
// A ws server that packs its messages: with a context that lasts from message to message and without, below the
// threshold, in fragments, and what happens when what comes is not packed well.
// package: ws
// tried: perMessageDeflate, context takeover, threshold, window bits, packed fragments, packed messages that are broken
// @peer after: listening
const { createHash } = require('node:crypto');
const { WebSocketServer } = require('ws');

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const wss = new WebSocketServer({
  port: Number(process.env.SCENARIO_PORT),
  maxPayload: 200_000,
  perMessageDeflate: { threshold: 100, zlibDeflateOptions: { level: 6 } },
});
wss.on('listening', () => console.log('listening'));
wss.on('connection', (ws, req) => {
  console.log(req.url, 'connected', ws.extensions);
  ws.on('error', (error) => console.log(req.url, 'error', error.code, error.message));
  ws.on('close', (code) => console.log(req.url, 'closed', code));
  ws.on('message', (data, isBinary) => {
    const text = String(data);
    console.log(req.url, isBinary, data.length, sha256(data));
    if (text === 'stop') {
      wss.close(() => console.log('server closed'));
      ws.close();
    } else if (text === 'fragments') {
      ws.send('one '.repeat(100), { fin: false });
      ws.send('two '.repeat(100), { fin: true });
    } else {
      ws.send(data, { binary: isBinary });
    }
  });
});
