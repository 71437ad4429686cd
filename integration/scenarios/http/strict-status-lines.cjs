'use strict';
// Status lines as they should not be.
const { judgeResponses } = require('./lib/judge.cjs');

const lines = [
  'HTTP/1.1 200',
  'HTTP/1.1 200 ',
  'HTTP/1.1  200 OK',
  'HTTP/1.1 20 OK',
  'HTTP/1.1 2000 OK',
  'HTTP/1.1 200OK',
  'HTTP/1.1 099 OK',
  'HTTP/1.1 000 OK',
  'HTTP/1.1 999 OK',
  'HTTP/1.0 200 OK',
  'HTTP/2.0 200 OK',
  'HTTP/1.2 200 OK',
  'http/1.1 200 OK',
  'HTTP/1.1\t200 OK',
  'HTTP/1.1 200 O\x00K',
  'HTTP/1.1 200 \xff',
  'ICY 200 OK',
  'HTTP/1.1 101 S',
  'HTTP/1.1 199 S',
  'HTTP/1.1 304 N',
  'HTTP/1.1 204 N',
  'HTTP/1.1 205 N',
];
judgeResponses(lines.flatMap((line) => [`${line}\r\nContent-Length: 2\r\n\r\nhi`, `${line}\r\n\r\nhi`]));
