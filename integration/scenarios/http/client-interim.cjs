'use strict';
// 1xx answers at the client.
// covers: http.ClientRequest:event:continue
const { answer } = require('./lib/answer.cjs');

(async () => {
  await answer(
    'continue',
    ['HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'],
    {
      options: { method: 'POST', headers: { Expect: '100-continue' } },
      act: (req) => req.on('continue', () => req.end('body')),
    },
  );
  await answer('early hints', [
    'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi',
  ]);
})();
