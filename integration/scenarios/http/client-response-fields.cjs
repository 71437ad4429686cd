'use strict';
// What an answer says of itself: version, status, headers by every rule for names that come twice, trailers.
// covers: http.IncomingMessage#statusCode, http.IncomingMessage#statusMessage, http.IncomingMessage#httpVersion
// covers: http.IncomingMessage#headers, http.IncomingMessage#rawHeaders, http.IncomingMessage#trailers
const http = require('node:http');
const { rawServer } = require('./lib/wire.cjs');

rawServer(
  (socket) =>
    socket.end(
      [
        'HTTP/1.0 299 Own Reason, 1',
        'Content-Type: a/b',
        'content-type: c/d',
        'Set-Cookie: a=1',
        'set-cookie: b=2',
        'X-Two: 1',
        'x-two: 2',
        'Cookie: a',
        'cookie: b',
        'Age: 1',
        'age: 2',
        'ETag: "x"',
        'Location: /a',
        'location: /b',
        'X-Latin: \xe9',
        'Empty:',
        'Transfer-Encoding: chunked',
        '',
        '2',
        'hi',
        '0',
        'X-Sum: 1',
        'x-sum: 2',
        '',
        '',
      ].join('\r\n'),
      'latin1',
    ),
  (port) =>
    new Promise((resolve) => {
      http.get({ host: '127.0.0.1', port, agent: false }, (res) => {
        console.log(
          res.httpVersion,
          res.httpVersionMajor,
          res.httpVersionMinor,
          res.statusCode,
          res.statusMessage,
        );
        console.log(res.headers, res.headersDistinct);
        console.log(res.rawHeaders.join('|'));
        console.log(res.url, res.method, res.complete, res.req instanceof http.ClientRequest);
        res.resume();
        res.on('end', () => {
          console.log(res.complete, res.trailers, res.rawTrailers, res.trailersDistinct);
          resolve();
        });
      });
    }),
);
