'use strict';
// covers: dns.Resolver#resolve4
// A program that ends while it asks leaves nothing behind.
const { withServer, resolverFor } = require('./lib/client.cjs');
process.on('exit', (code) => console.log('exit', code));
withServer(async () => {}).then(() => {
  // The server has gone: nobody answers, or ICMP says so.
  const resolver = resolverFor({ timeout: 60_000, tries: 1 });
  for (let count = 0; count < 5; count++) resolver.resolve4('nobody.test', () => {});
  resolver.reverse('192.0.2.1', () => {});
  setImmediate(() => process.exit(3));
});
