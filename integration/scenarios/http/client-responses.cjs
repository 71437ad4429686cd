'use strict';
// Responses as they may come.
const { answer } = require('./lib/answer.cjs');

(async () => {
  await answer('length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello');
  await answer('until the end', 'HTTP/1.1 200 OK\r\n\r\nhello');
  await answer('chunked', [
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
    '3\r\nabc\r\n',
    '2\r\nde\r\n0\r\n\r\n',
  ]);
  await answer(
    'trailers',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-T: 1\r\n\r\n',
    { watch: (req, res) => res.on('end', () => console.log(JSON.stringify(res.trailers), res.rawTrailers)) },
  );
  await answer('in single bytes', 'HTTP/1.1 404 Not  Found\r\nA: b\r\nContent-Length: 2\r\n\r\nhi'.split(''));
  await answer('no reason', 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n');
  await answer('old', 'HTTP/1.0 200 OK\r\n\r\nhello');
  await answer('204', 'HTTP/1.1 204 No Content\r\n\r\n');
  await answer('304', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n');
  await answer('HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n', { options: { method: 'HEAD' } });
  await answer(
    'cookies',
    'HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nset-cookie: b\r\nX: 1\r\nx: 2\r\nContent-Length: 0\r\n\r\n',
  );
})();
