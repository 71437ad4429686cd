'use strict';
// What is answered to requests that cannot be read.
// covers: http.Server:option:insecureHTTPParser, http.Server:option:requireHostHeader, http.ServerResponse#end
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const ok = (req, res) => {
    req.resume();
    res.end('ok');
  };
  for (const [label, send] of [
    ['method', 'BAD / HTTP/1.1\r\n\r\n'],
    ['lower case', 'get / HTTP/1.1\r\n\r\n'],
    ['version', 'GET / HTTP/4.2\r\n\r\n'],
    ['no version', 'GET /\r\n\r\n'],
    ['space before colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n'],
    ['no colon', 'GET / HTTP/1.1\r\nHost\r\n\r\n'],
    ['NUL', 'GET / HTTP/1.1\r\nHost: a\0\r\n\r\n'],
    ['bare CR', 'GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n'],
    ['folded', 'GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['signed length', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na'],
    [
      'length and chunked',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na',
    ],
    ['unknown encoding', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunkedx\r\n\r\na'],
    ['chunked not last', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\na'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['http2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['tls', '\x16\x03\x01\x02\x00\x01\x00'],
  ])
    await exchange(label, { handler: ok, send });
  await exchange('no host allowed', {
    options: { requireHostHeader: false },
    handler: ok,
    send: 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
  });
  await exchange('after a good one', { handler: ok, send: [keep('/'), 'BAD\r\n\r\n'] });
  await exchange('lenient', {
    options: { insecureHTTPParser: true },
    handler: ok,
    send: 'GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\nConnection: close\r\n\r\n',
  });
})();
