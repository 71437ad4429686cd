'use strict';
// What llhttp 9.4 judges otherwise than the versions before it: requests and responses, strict, lenient, byte by byte.
// @skip simulator: its parser, undici's llhttp as wasm, is of version 9.3
// covers: http.Server:option:insecureHTTPParser, http.Server:option:httpValidation
const { requests, responses } = require('./lib/corpus/newest-parser.cjs');
const requestHeaders = require('./lib/corpus/request-headers.cjs');
const { bytes } = require('./lib/deliver.cjs');
const { judgeRequests, judgeResponses } = require('./lib/judge.cjs');

(async () => {
  await judgeRequests('requests', requests);
  await judgeRequests('requests, lenient', requests, { server: { insecureHTTPParser: true } });
  await judgeRequests('requests byte by byte', requests, { pieces: bytes });
  // Node 24.21 never returns from a NUL in a relaxed value.
  const headers = requestHeaders.filter(([, text]) => !text.includes('\0'));
  await judgeRequests('headers, relaxed', headers, { server: { httpValidation: 'relaxed' } });
  await judgeResponses('responses', responses);
  await judgeResponses('responses, lenient', responses, { request: { insecureHTTPParser: true } });
  await judgeResponses('responses byte by byte', responses, { pieces: bytes });
})();
