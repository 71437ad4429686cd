'use strict';
// What says where a response's body ends, and its chunks, as they should not be: strict and lenient, and byte by byte.
// covers: http.Server:option:insecureHTTPParser
// covers: http.request:option:insecureHTTPParser
const { bytes } = require('./lib/deliver.cjs');
const { chunks, framing } = require('./lib/corpus/responses.cjs');
const { judgeResponses } = require('./lib/judge.cjs');

(async () => {
  await judgeResponses('framing', framing);
  await judgeResponses('framing, lenient', framing, { request: { insecureHTTPParser: true } });
  await judgeResponses('chunks', chunks);
  await judgeResponses('chunks, lenient', chunks, { request: { insecureHTTPParser: true } });
  await judgeResponses('chunks byte by byte', chunks, { pieces: bytes });
})();
