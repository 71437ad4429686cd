'use strict';
// Responses that cannot be read, or do not come.
const { answer } = require('./lib/answer.cjs');

(async () => {
  await answer('nothing', []);
  await answer('half a head', 'HTTP/1.1 200 OK\r\nConte');
  await answer('half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc');
  await answer('half a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab');
  await answer('not http', 'hello world\r\n\r\n');
  await answer('bad status', 'HTTP/1.1 2x0 OK\r\n\r\n');
  await answer('bad header', 'HTTP/1.1 200 OK\r\nA : b\r\n\r\n');
  await answer(
    'length and chunked',
    'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  );
  await answer('two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc');
  await answer('head too large', `HTTP/1.1 200 OK\r\nX: ${'y'.repeat(200)}\r\n\r\n`, {
    options: { maxHeaderSize: 100 },
  });
  await answer(
    'after the answer',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhiHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nho',
  );
})();
