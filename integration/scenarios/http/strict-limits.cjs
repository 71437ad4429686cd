'use strict';
// Heads, trailers, chunk extensions and header counts exactly at the limit, and beyond it by one.
// covers: http.Server:option:maxHeaderSize, http.Server#maxHeadersCount
const { MOST, counts, defaults, sizes } = require('./lib/corpus/limits.cjs');
const { bytes, splitAt } = require('./lib/deliver.cjs');
const { judgeRequests } = require('./lib/judge.cjs');

(async () => {
  const server = { maxHeaderSize: MOST };
  await judgeRequests('head', sizes, { server });
  await judgeRequests('head, lenient', sizes, { server: { ...server, insecureHTTPParser: true } });
  await judgeRequests('head in two', sizes, { server, pieces: splitAt(100) });
  await judgeRequests('head byte by byte', sizes, { server, pieces: bytes });
  const setup = (made) => {
    made.maxHeadersCount = 4;
  };
  await judgeRequests('count', counts, { setup });
  await judgeRequests('count byte by byte', counts, { setup, pieces: bytes });
  await judgeRequests('defaults', defaults);
  await judgeRequests('defaults in two', defaults, { pieces: splitAt(9000) });
})();
