'use strict';
// covers: dns.Resolver#resolve4, dns.lookup
// net.connect to a name that a resolver of the program finds.
const net = require('node:net');
const { withServer, resolverFor } = require('./lib/client.cjs');
const { PEER_HOST, PEER_PORT } = process.env;
withServer(async () => {
  const resolver = resolverFor();
  const lookup = (hostname, options, callback) => {
    console.log('lookup', hostname.endsWith('.test'), options.all);
    resolver.resolve4(hostname, (error, addresses) => {
      if (error) callback(error);
      else
        callback(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        );
    });
  };
  const connect = (host) =>
    new Promise((resolve) => {
      const socket = net.connect({ host, port: Number(PEER_PORT), lookup });
      socket.on('lookup', (error, address, family, name) =>
        console.log('event', error?.code, address === PEER_HOST, family, name === host),
      );
      socket.on('connect', () => {
        console.log('connected', socket.remoteAddress === PEER_HOST);
        socket.destroy();
      });
      socket.on('error', (error) => console.log(error.message, error.syscall));
      socket.on('close', resolve);
    });
  await connect(`${PEER_HOST.replaceAll('.', '-')}.address.test`);
  await connect('none.test');
});
