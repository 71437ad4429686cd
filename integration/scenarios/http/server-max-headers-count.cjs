'use strict';
// maxHeadersCount: lines beyond it are dropped; 0 is no limit.
// covers: http.Server#maxHeadersCount, http.Server:option:maxHeaderSize, http.ServerResponse#end
// covers: http.IncomingMessage#headers, http.IncomingMessage#rawHeaders
const { exchange, get } = require('./lib/raw.cjs');

const lines = Array.from({ length: 2100 }, (_, index) => `h${index}: ${index % 10}`);
(async () => {
  for (const [count, of] of [
    [4, 10],
    [0, 2100],
    [undefined, 2100],
  ]) {
    await exchange(`${count} of ${of}`, {
      options: { maxHeaderSize: 100_000 },
      handler: (req, res) => res.end(`${Object.keys(req.headers).length} ${req.rawHeaders.length}`),
      send: get('/', lines.slice(0, of)),
      setup: (server) => {
        if (count !== undefined) server.maxHeadersCount = count;
      },
    });
  }
})();
