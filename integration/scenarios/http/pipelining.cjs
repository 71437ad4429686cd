'use strict';
// Answers leave in the order of their requests.
// covers: http.ServerResponse#end, http.ServerResponse#setHeader, http.ServerResponse#write
// covers: http.IncomingMessage#url, http.IncomingMessage:event:data, http.IncomingMessage:event:end
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('at once', {
    handler: (req, res) => res.end(req.url),
    send: keep('/1') + keep('/2') + keep('/3') + get('/4'),
  });
  await exchange('the first last', {
    handler: (req, res) => {
      if (req.url === '/1') setTimeout(() => res.end(req.url), 20);
      else res.end(req.url);
    },
    send: keep('/1') + keep('/2') + get('/3'),
  });
  await exchange('in parts', {
    handler: (req, res) => {
      res.write(`${req.url} a`);
      setTimeout(() => res.end(`${req.url} b`), req.url === '/1' ? 20 : 5);
    },
    send: keep('/1') + get('/2'),
  });
  await exchange('bodies between', {
    handler: (req, res) => {
      let body = '';
      req.on('data', (part) => {
        body += part;
      });
      req.on('end', () => res.end(`${req.url} ${body};`));
    },
    send:
      'POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcPOST /2 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n0\r\n\r\n' +
      get('/3'),
  });
  await exchange('close in the middle', {
    handler: (req, res) => {
      if (req.url === '/2') res.setHeader('Connection', 'close');
      res.end(req.url);
    },
    send: keep('/1') + keep('/2') + keep('/3'),
  });
})();
