'use strict';
// Content-Length and Transfer-Encoding of requests as smugglers write them: strict and lenient.
// covers: http.Server:option:insecureHTTPParser
const framing = require('./lib/corpus/request-framing.cjs');
const { judgeRequests } = require('./lib/judge.cjs');

(async () => {
  await judgeRequests('strict', framing);
  await judgeRequests('lenient', framing, { server: { insecureHTTPParser: true } });
})();
