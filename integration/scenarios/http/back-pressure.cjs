'use strict';
// write answers false when the client does not read, and drain comes.
// covers: http.createServer, http.get, http.Server#close, http.Server#listen, http.ServerResponse#end
// covers: http.ServerResponse#write
// covers: http.ClientRequest:event:drain
const http = require('node:http');

const server = http.createServer((req, res) => {
  const chunk = Buffer.alloc(65536, 'x');
  let sent = 0;
  let drains = 0;
  const more = () => {
    while (sent < 160) {
      sent++;
      if (!res.write(chunk)) {
        if (!res.writableNeedDrain) console.log('needs no drain?');
        res.once('drain', () => {
          drains++;
          more();
        });
        return;
      }
    }
    res.end(() => console.log('sent', sent, drains > 0));
  };
  more();
});
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
    let size = 0;
    res.pause();
    setTimeout(() => {
      res.resume();
      res.on('data', (part) => {
        size += part.length;
      });
      res.on('end', () => {
        console.log(size);
        server.close(() => console.log('closed'));
      });
    }, 30);
  });
});
