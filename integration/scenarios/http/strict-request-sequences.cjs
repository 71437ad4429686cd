'use strict';
// Pipelines with something bad in them, smuggled requests, upgrades, other protocols, bytes after the end.
// covers: http.Server:option:insecureHTTPParser
const sequences = require('./lib/corpus/sequences.cjs');
const { bytes } = require('./lib/deliver.cjs');
const { judgeRequests } = require('./lib/judge.cjs');

(async () => {
  await judgeRequests('nobody upgrades', sequences);
  await judgeRequests('upgrades', sequences, { upgrades: true });
  await judgeRequests('lenient', sequences, { upgrades: true, server: { insecureHTTPParser: true } });
  await judgeRequests('answered early', sequences, { early: true });
  await judgeRequests('with FIN', sequences, { end: true });
  await judgeRequests('byte by byte', sequences, { pieces: bytes, upgrades: true });
})();
