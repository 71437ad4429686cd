'use strict';
// Many requests over a few connections: every answer is the right one.
// covers: http.createServer, http.get, http.Agent, http.Server#close, http.Server#listen
// covers: http.ServerResponse#end, http.ServerResponse#setHeader, http.ServerResponse#write
// covers: http.IncomingMessage#url
// covers: http.ClientRequest#setHeader
const http = require('node:http');

const TOTAL = 400;
const server = http.createServer((req, res) => {
  res.setHeader('Content-Type', 'text/plain');
  if (Number(req.url.slice(1)) % 3 === 0) res.write('part ');
  res.end(`answer to ${req.url}`);
});
server.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  let asked = 0;
  let right = 0;
  let reused = 0;
  const next = () => {
    if (asked === TOTAL) return;
    const path = `/${asked++}`;
    const req = http.get({ port: server.address().port, host: '127.0.0.1', path, agent }, (res) => {
      let body = '';
      res.setEncoding('latin1');
      res.on('data', (part) => {
        body += part;
      });
      res.on('end', () => {
        if (body === `${Number(path.slice(1)) % 3 === 0 ? 'part ' : ''}answer to ${path}`) right++;
        if (req.reusedSocket) reused++;
        if (right === TOTAL) {
          console.log(right, reused);
          agent.destroy();
          server.close(() => console.log('closed'));
        } else {
          next();
        }
      });
    });
  };
  for (let i = 0; i < 8; i++) next();
});
