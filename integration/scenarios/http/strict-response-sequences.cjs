'use strict';
// More answers than one, interim answers in floods, bodies where there must be none, upgrades, other protocols.
const { bytes } = require('./lib/deliver.cjs');
const { sequences } = require('./lib/corpus/responses.cjs');
const { judgeResponses } = require('./lib/judge.cjs');

(async () => {
  await judgeResponses('in one piece', sequences);
  await judgeResponses('upgrades', sequences, { upgrades: true });
  await judgeResponses('lenient', sequences, { upgrades: true, request: { insecureHTTPParser: true } });
  await judgeResponses('with FIN', sequences, { end: true });
  const short = sequences.filter(([, text]) => text.length < 1000);
  await judgeResponses('byte by byte', short, { pieces: bytes, upgrades: true });
})();
