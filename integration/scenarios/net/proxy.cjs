'use strict';
// A proxy: two sockets piped into each other, both directions end.
const net = require('node:net');
const upstream = net.createServer((socket) => {
  let text = '';
  socket.setEncoding('utf8').on('data', (part) => {
    text += part;
    if (text.endsWith('\n')) socket.end(`answer to ${text}`);
  });
});
upstream.listen(0, '127.0.0.1', () => {
  const proxy = net.createServer((socket) => {
    const out = net.connect(upstream.address().port, '127.0.0.1');
    socket.pipe(out).pipe(socket);
  });
  proxy.listen(0, '127.0.0.1', () => {
    const s = net.connect(proxy.address().port, '127.0.0.1', () => s.write('question\n'));
    let text = '';
    s.on('data', (data) => (text += data));
    s.on('end', () => console.log(JSON.stringify(text)));
    s.on('close', (hadError) => {
      console.log('close', hadError);
      proxy.close(() => upstream.close(() => console.log('all closed')));
    });
  });
});
