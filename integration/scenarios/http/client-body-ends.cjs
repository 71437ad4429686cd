'use strict';
// How bodies end: by length, by the last chunk, by the end of the connection; and none for HEAD, 204, 304.
// covers: http.IncomingMessage#complete, http.IncomingMessage:event:end, http.IncomingMessage:event:close
// covers: http.IncomingMessage:event:data, http.request:option:method
const http = require('node:http');
const { rawServer } = require('./lib/wire.cjs');

const bodies = {
  length: 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc',
  chunks: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n',
  close: 'HTTP/1.1 200 OK\r\n\r\nabc',
  old: 'HTTP/1.0 200 OK\r\n\r\nabc',
  'no content': 'HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\n',
  'not modified': 'HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n',
  'cut short': 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc',
  'cut chunk': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc',
};
rawServer(
  (socket, text) => socket.end(bodies[decodeURIComponent(text.split(' ')[1].slice(1))]),
  async (port) => {
    for (const method of ['GET', 'HEAD']) {
      for (const name of Object.keys(bodies)) {
        await new Promise((resolve) => {
          const req = http.request({
            host: '127.0.0.1',
            port,
            agent: false,
            method,
            path: `/${encodeURIComponent(name)}`,
          });
          const log = [method, name];
          req.on('response', (res) => {
            let body = '';
            res.setEncoding('latin1');
            res.on('data', (part) => (body += part));
            for (const event of ['end', 'aborted', 'error'])
              res.on(event, (error) => log.push(event, error?.code ?? ''));
            res.on('close', () => console.log(...log, res.complete, JSON.stringify(body)));
          });
          req.on('error', (error) => log.push('req', error.code));
          req.on('close', resolve);
          req.end();
        });
      }
    }
  },
);
