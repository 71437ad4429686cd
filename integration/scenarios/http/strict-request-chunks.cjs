'use strict';
// Chunks of requests as they should not be: strict and lenient, in one piece and byte by byte, answered early too.
// covers: http.Server:option:insecureHTTPParser
const chunks = require('./lib/corpus/chunks.cjs');
const { bytes } = require('./lib/deliver.cjs');
const { judgeRequests } = require('./lib/judge.cjs');

const cases = Object.entries(chunks).map(([name, body]) => [
  name,
  `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${body}`,
]);

(async () => {
  await judgeRequests('strict', cases);
  await judgeRequests('lenient', cases, { server: { insecureHTTPParser: true } });
  await judgeRequests('answered early', cases, { early: true });
  await judgeRequests('byte by byte', cases, { pieces: bytes });
})();
