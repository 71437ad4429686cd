'use strict';
// insecureHTTPParser: what the parser lets pass that it refuses otherwise.
// covers: http.Server:option:insecureHTTPParser, http.ServerResponse#end, http.IncomingMessage#headers
const { exchange } = require('./lib/raw.cjs');

const head = 'Host: a\r\nConnection: close\r\n';
const texts = {
  'control character': `GET / HTTP/1.1\r\n${head}X: a\x01b\r\n\r\n`,
  'space before the colon': `GET / HTTP/1.1\r\n${head}X : a\r\n\r\n`,
  'length and chunked': `POST / HTTP/1.1\r\n${head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`,
};
const handler = (req, res) => {
  console.log(JSON.stringify(req.headers.x), req.headers['content-length']);
  req.resume().on('end', () => res.end('ok'));
};
(async () => {
  for (const [label, send] of Object.entries(texts)) {
    await exchange(`${label}, strict`, { handler, send });
    await exchange(`${label}, insecure`, { options: { insecureHTTPParser: true }, handler, send });
  }
})();
