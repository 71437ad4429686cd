'use strict';
// Request lines as they should not be: strict and lenient, in one piece and byte by byte.
// covers: http.Server:option:insecureHTTPParser
const lines = require('./lib/corpus/request-lines.cjs');
const { bytes } = require('./lib/deliver.cjs');
const { judgeRequests } = require('./lib/judge.cjs');

(async () => {
  await judgeRequests('strict', lines);
  await judgeRequests('lenient', lines, { server: { insecureHTTPParser: true } });
  await judgeRequests('byte by byte', lines, { pieces: bytes, upgrades: true });
})();
