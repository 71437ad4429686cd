'use strict';
// covers: net.Server#unref, net.listen:option:host, net.listen:option:port, error:EADDRINUSE
// The loop of packages that look for a free port: listen, on EADDRINUSE try the next.
const net = require('node:net');
const probe = (port, done) => {
  const server = net.createServer();
  server.unref();
  server.once('error', (error) => {
    console.log('taken', error.code);
    done(undefined);
  });
  server.listen({ port, host: '127.0.0.1' }, () => {
    const found = server.address().port;
    server.close(() => done(found));
  });
};
probe(0, (free) => {
  const holder = net.createServer().listen(free, '127.0.0.1', () => {
    probe(free, (none) => {
      console.log(none);
      holder.close(() => probe(free, (again) => console.log(again === free)));
    });
  });
});
