'use strict';
// Chunks as they should not be.
// covers: error:ECONNRESET
const { judgeRequests } = require('./lib/judge.cjs');

const chunks = [
  '5\nhello\n0\n\n',
  '5\r\nhello\n0\r\n\r\n',
  '5\r\nhello0\r\n\r\n',
  '05\r\nhello\r\n00\r\n\r\n',
  '5;\r\nhello\r\n0\r\n\r\n',
  '5;a\r\nhello\r\n0\r\n\r\n',
  '5;a=\r\nhello\r\n0\r\n\r\n',
  '5;a="b\r\nhello\r\n0\r\n\r\n',
  '5;a="b"c\r\nhello\r\n0\r\n\r\n',
  '5;a=b\rc\r\nhello\r\n0\r\n\r\n',
  '5 ;a\r\nhello\r\n0\r\n\r\n',
  '5\t\r\nhello\r\n0\r\n\r\n',
  '5\r\nhello\r\n0\r\nA\r\n\r\n',
  '5\r\nhello\r\n0\r\nContent-Length: 9\r\n\r\n',
  '5\r\nhello\r\n0\r\n\r\nGET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  '\r\n5\r\nhello\r\n0\r\n\r\n',
  '5\r\nhello\r\n\r\n0\r\n\r\n',
];
judgeRequests(
  chunks.map((text) => `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${text}`),
);
