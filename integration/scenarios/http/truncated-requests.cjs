'use strict';
// Requests that end at every byte.
// covers: error:ECONNRESET
const { judgeRequests } = require('./lib/judge.cjs');

const whole = [
  'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
  'POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello',
  'POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n',
];
judgeRequests(
  whole.flatMap((text) => Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end))),
);
