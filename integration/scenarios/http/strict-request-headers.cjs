'use strict';
// Header lines of requests as they should not be: strict and lenient, in one piece and byte by byte.
// covers: http.Server:option:insecureHTTPParser
const headers = require('./lib/corpus/request-headers.cjs');
const { bytes } = require('./lib/deliver.cjs');
const { judgeRequests } = require('./lib/judge.cjs');

(async () => {
  await judgeRequests('strict', headers);
  await judgeRequests('lenient', headers, { server: { insecureHTTPParser: true } });
  await judgeRequests('byte by byte', headers, { pieces: bytes });
  await judgeRequests('byte by byte, lenient', headers, {
    pieces: bytes,
    server: { insecureHTTPParser: true },
  });
})();
