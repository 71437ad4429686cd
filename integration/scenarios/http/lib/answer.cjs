'use strict';
const http = require('node:http');
const net = require('node:net');

/** Answers each request with the bytes given, in parts; then ends the connection if told so. */
function answer(label, parts, { end = true, options = {}, act = (req) => req.end(), watch = () => {} } = {}) {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => {
        const left = [].concat(parts);
        const next = () => {
          const part = left.shift();
          if (part !== undefined) socket.write(part, 'latin1', () => setTimeout(next, 5));
          else if (end) socket.end();
        };
        next();
      });
    });
    server.listen(0, '127.0.0.1', () => {
      console.log(`== ${label}`);
      const req = http.request({ host: '127.0.0.1', port: server.address().port, agent: false, ...options });
      for (const event of ['continue', 'timeout', 'abort', 'finish'])
        req.on(event, () => console.log('req', event));
      req.on('information', (info) => console.log('information', JSON.stringify(info)));
      req.on('error', (error) => console.log('req error', error.code, error.message));
      req.on('response', (res) => {
        let body = '';
        res.setEncoding('latin1');
        console.log(
          'response',
          res.statusCode,
          res.statusMessage,
          res.httpVersion,
          JSON.stringify(res.headers),
        );
        for (const event of ['aborted', 'end', 'close'])
          res.on(event, () => console.log('res', event, res.complete, event === 'end' ? body : ''));
        res.on('error', (error) => console.log('res error', error.code, error.message));
        res.on('data', (part) => {
          body += part;
        });
        watch(req, res);
      });
      req.on('close', () => {
        console.log('req close', req.destroyed, req.aborted);
        setTimeout(() => {
          server.close(resolve);
        }, 10);
      });
      act(req);
    });
  });
}
module.exports = { answer };
