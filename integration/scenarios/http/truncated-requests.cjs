'use strict';
// Requests that end at every byte: with the last byte's FIN in the same breath, and after it.
// covers: error:ECONNRESET
const { judgeRequests } = require('./lib/judge.cjs');

const messages = [
  'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
  'POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello',
  'POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n',
  'GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nafter',
];
const prefixes = messages.flatMap((text) =>
  Array.from({ length: text.length + 1 }, (_, end) => [
    JSON.stringify(text.slice(0, end)),
    text.slice(0, end),
  ]),
);

(async () => {
  await judgeRequests('FIN at once', prefixes, { end: true });
  await judgeRequests('FIN later', prefixes);
  await judgeRequests('FIN later, answered early', prefixes, { early: true });
})();
