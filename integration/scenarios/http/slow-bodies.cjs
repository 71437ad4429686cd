'use strict';
// Bodies that come slowly, or never end: requestTimeout refuses them when nothing is answered yet, and ends them when it is.
// covers: http.Server#requestTimeout, http.Server#headersTimeout, http.Server:event:clientError
const { exchange } = require('./lib/raw.cjs');

const options = { connectionsCheckingInterval: 20, headersTimeout: 100, requestTimeout: 200 };
const post = 'POST / HTTP/1.1\r\nHost: a\r\n';

function heard(name) {
  return (req, res) => {
    let bytes = 0;
    req.on('data', ({ length }) => {
      bytes += length;
    });
    for (const event of ['aborted', 'end']) req.on(event, () => console.log(name, event, bytes > 0));
    req.on('error', ({ code, message }) => console.log(name, code, message));
    req.on('close', () => console.log(name, 'close', req.complete));
    res.on('close', () => console.log(name, 'response close', res.writableFinished));
    if (name === 'begun') res.write('begun');
  };
}

(async () => {
  await exchange('length', {
    options,
    handler: heard('length'),
    send: `${post}Content-Length: 100\r\n\r\nabc`,
  });
  await exchange('chunks', {
    options,
    handler: heard('chunks'),
    send: `${post}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`,
  });
  await exchange('trickle', {
    options,
    handler: heard('trickle'),
    send: [`${post}Content-Length: 100\r\n\r\n`, ...Array.from({ length: 12 }, () => 'x')],
  });
  await exchange('begun', {
    options,
    handler: heard('begun'),
    send: `${post}Content-Length: 100\r\n\r\nabc`,
  });
  await exchange('head after a good one', {
    options,
    handler: (_, res) => res.end('ok'),
    send: ['GET /1 HTTP/1.1\r\nHost: a\r\n\r\n', 'GET /2 HT'],
  });
  await exchange('heard', {
    options,
    handler: heard('heard'),
    setup: (server) =>
      server.on('clientError', (error, socket) => {
        console.log(error.name, error.code, error.message, error.rawPacket);
        socket.end('HTTP/1.1 408 Too Late\r\nConnection: close\r\n\r\n');
      }),
    send: `${post}Content-Length: 100\r\n\r\nabc`,
  });
})();
