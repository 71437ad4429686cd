'use strict';
// Responses that end at every byte.
const { judgeResponses } = require('./lib/judge.cjs');

const whole = [
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
];
judgeResponses(
  whole.flatMap((text) => Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end))),
);
