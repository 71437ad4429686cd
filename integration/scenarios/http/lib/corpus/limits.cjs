'use strict';
// Heads exactly as large as is allowed, and larger by one: `maxHeaderSize` counts the bytes of url, names and values.

const MOST = 200;
const around = [-2, -1, 0, 1, 2, 100];
const sized = (by) => 'y'.repeat(MOST - '/'.length - 'Host'.length - 'a'.length - 'X'.length + by);
const hosted = (fields) => `GET / HTTP/1.1\r\nHost: a\r\n${fields}\r\n`;
const lines = (count) => Array.from({ length: count }, (_, i) => `a${i}: b\r\n`).join('');
const named = (by) => (by < 0 ? `limit less ${-by}` : `limit and ${by}`);

/** With `maxHeaderSize: MOST`. */
const sizes = around.flatMap((by) => [
  [`value, ${named(by)}`, hosted(`X: ${sized(by)}\r\n`)],
  [`name, ${named(by)}`, hosted(`${sized(by)}: X\r\n`)],
  [`url, ${named(by)}`, `GET /${sized(by)} HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n`],
  [`value with blanks, ${named(by)}`, hosted(`X:    ${sized(by)}    \r\n`)],
  [`many values, ${named(by)}`, hosted(`X: ${sized(by - 12)}\r\n${lines(4)}`)],
  [
    `trailer, ${named(by)}`,
    `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nT: ${'y'.repeat(MOST - 1 + by)}\r\n\r\n`,
  ],
  [`url without end, ${named(by)}`, `GET /${'y'.repeat(MOST - 1 + by)}`],
  [`value without end, ${named(by)}`, `GET / HTTP/1.1\r\nX: ${'y'.repeat(MOST - 2 + by)}`],
]);
/** With `maxHeadersCount: 4`. */
const counts = [3, 4, 5, 9].map((count) => [
  `${count} headers`,
  `GET / HTTP/1.1\r\nHost: a\r\n${lines(count - 1)}\r\n`,
]);
/** With the defaults: 16 KiB of head, 16 KiB of chunk extensions, 1000 headers. */
const post = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
const defaults = [
  ...[16383, 16384, 16385, 20000].flatMap((size) => [
    [`value of ${size}`, hosted(`X: ${'y'.repeat(size)}\r\n`)],
    [`head of ${size}`, hosted(`X: ${'y'.repeat(size - 7)}\r\n`)],
    [`extension name of ${size}`, `${post}2;${'y'.repeat(size)}\r\nhi\r\n0\r\n\r\n`],
    [`extension value of ${size}`, `${post}2;a=${'y'.repeat(size - 1)}\r\nhi\r\n0\r\n\r\n`],
    [
      `extensions of ${size} in two chunks`,
      `${post}2;${'y'.repeat(size / 2)}\r\nhi\r\n2;${'y'.repeat(size / 2)}\r\nho\r\n0\r\n\r\n`,
    ],
    [`quoted extension of ${size}`, `${post}2;a="${'y'.repeat(size - 1)}"\r\nhi\r\n0\r\n\r\n`],
  ]),
  ...[999, 1000, 1001, 1200].map((count) => [
    `${count} headers`,
    `GET / HTTP/1.1\r\nHost: a\r\n${lines(count - 1)}\r\n`,
  ]),
];

module.exports = { MOST, sizes, counts, defaults };
