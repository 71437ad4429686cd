'use strict';
// What llhttp 9.4 judges otherwise than the versions before it.

const fields = {
  'empty coding': 'Transfer-Encoding:',
  'blank coding': 'Transfer-Encoding:  ',
  'coding, then empty': 'Transfer-Encoding: chunked\r\nTransfer-Encoding:',
  'empty, then coding': 'Transfer-Encoding:\r\nTransfer-Encoding: chunked',
  'length and empty coding': 'Content-Length: 5\r\nTransfer-Encoding:',
  'tab after length': 'Content-Length: 5\t',
};
const bodies = { plain: 'hello', chunks: '5\r\nhello\r\n0\r\n\r\n', none: '' };
const messages = (firstLines) =>
  Object.entries(fields).flatMap(([name, field]) =>
    Object.entries(bodies).map(([body, text]) => [
      `${name}, ${body}`,
      `${firstLines}${field}\r\n\r\n${text}`,
    ]),
  );

module.exports = {
  requests: messages('POST / HTTP/1.1\r\nHost: a\r\n'),
  responses: [
    ...messages('HTTP/1.1 200 OK\r\n'),
    ['two CRs after the status line', 'HTTP/1.1 200 OK\r\r\nContent-Length: 2\r\n\r\nhi'],
  ],
};
