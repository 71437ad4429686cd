'use strict';
// covers: net.Socket#destroy, net.Socket:event:close, net.Server:event:close
// Sockets destroyed in one turn: those that had a connection or tried to get one tell their 'close' in the reverse order,
// those that had none in order, and the server last or first as its connections are.
const net = require('node:net');
const accepted = (s) => s.on('error', () => {}).resume();
const server = net.createServer(accepted).listen(0, '127.0.0.1', () => {
  const fresh = ['x', 'y'].map((name) => new net.Socket().on('close', () => console.log('fresh', name)));
  for (const s of fresh) s.destroy();
  const refused = ['p', 'q'].map((name) =>
    net
      .connect(1, '127.0.0.1')
      .on('error', () => console.log('error', name))
      .on('close', () => console.log('refused', name)),
  );
  refused[0].on('close', () => {
    let open = 0;
    const clients = ['a', 'b', 'c'].map((name) =>
      net
        .connect(server.address().port, '127.0.0.1', () => {
          open += 1;
          if (open === 3) setTimeout(end, 10);
        })
        .on('close', () => console.log('client', name)),
    );
    const end = () => {
      for (const c of clients) c.destroy();
      server.close(() => console.log('server'));
    };
  });
});
