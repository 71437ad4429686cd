'use strict';
// The order of a request from its start to its end.
// covers: http.Agent:event:free, http.ClientRequest#write, http.ClientRequest#headersSent
// covers: http.ClientRequest#writableEnded, http.ClientRequest:event:connect, http.ClientRequest:event:drain
// covers: http.ClientRequest:event:finish, http.ClientRequest:event:response, http.ClientRequest:event:socket
// covers: http.Socket:event:free, http.request:option:method
const http = require('node:http');

const server = http.createServer((req, res) => {
  req.resume();
  req.on('end', () => res.end('answer'));
});
server.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true });
  const ask = (label, done) => {
    const req = http.request({ host: '127.0.0.1', port: server.address().port, method: 'POST', agent });
    const log = (event) => console.log(label, event);
    for (const event of ['prefinish', 'finish', 'close', 'drain']) req.on(event, () => log(event));
    req.on('socket', (socket) => {
      log(`socket ${socket.connecting}`);
      if (socket.connecting)
        for (const event of ['lookup', 'connect', 'ready']) socket.once(event, () => log(`socket ${event}`));
      socket.once('free', () => log('socket free'));
    });
    req.on('response', (res) => {
      log('response');
      res.on('data', () => log('data'));
      res.on('end', () => log('end'));
      res.on('close', () => {
        log('res close');
        setTimeout(done, 10);
      });
    });
    req.write('x');
    req.end('y', () => log('end callback'));
    log(`asked ${req.headersSent} ${req.writableEnded} ${req.socket}`);
  };
  ask('first', () =>
    ask('second', () => {
      agent.destroy();
      server.close(() => console.log('closed'));
    }),
  );
});
