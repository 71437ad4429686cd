'use strict';
// Headers of responses as they should not be.
const { judgeResponses } = require('./lib/judge.cjs');

const headers = [
  'Transfer-Encoding : chunked',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding: identity',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: gzip',
  'Content-Length: 2, 2',
  'Content-Length: 2\r\nContent-Length: 2',
  'Content-Length: 2\r\nContent-Length: 3',
  'Content-Length: 0x2',
  'Content-Length: +2',
  'Content-Length:',
  'Content-Length: 2\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 2',
  'X: a\x00b',
  'X: \xff',
  'X : a',
  'X',
  'X: a\rY: b',
  'X: a\nY: b',
  'X: a\r\n\tb',
  'Connection: upgrade\r\nUpgrade: x',
  'Connection: close',
  'Connection: keep-alive',
  'Set-Cookie: a\r\nSet-Cookie: b',
];
const bodies = ['hi', '2\r\nhi\r\n0\r\n\r\n', ''];
judgeResponses(
  headers.flatMap((header) => bodies.map((body) => `HTTP/1.1 200 OK\r\n${header}\r\n\r\n${body}`)),
);
