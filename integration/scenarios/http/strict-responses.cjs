'use strict';
// Status lines and header lines of responses as they should not be: strict and lenient, in one piece and byte by byte.
// covers: http.Server:option:insecureHTTPParser
const { bytes } = require('./lib/deliver.cjs');
const { headers, lines } = require('./lib/corpus/responses.cjs');
const { judgeResponses } = require('./lib/judge.cjs');

(async () => {
  const cases = [...lines, ...headers];
  await judgeResponses('strict', cases);
  await judgeResponses('lenient', cases, { request: { insecureHTTPParser: true } });
  await judgeResponses('byte by byte', cases, { pieces: bytes, upgrades: true });
})();
