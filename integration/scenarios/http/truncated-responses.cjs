'use strict';
// Responses that end at every byte: with the last byte's FIN in the same breath, and after it.
const { judgeResponses } = require('./lib/judge.cjs');

const messages = [
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
  'HTTP/1.1 200 OK\r\n\r\nuntil the end',
];
const prefixes = messages.flatMap((text) =>
  Array.from({ length: text.length + 1 }, (_, end) => [
    JSON.stringify(text.slice(0, end)),
    text.slice(0, end),
  ]),
);

(async () => {
  await judgeResponses('FIN at once', prefixes, { end: true });
  await judgeResponses('FIN later', prefixes);
})();
