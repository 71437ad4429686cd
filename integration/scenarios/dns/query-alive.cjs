'use strict';
// covers: dns.Resolver#resolve4, dns.Resolver#setLocalAddress
// A question keeps the program running until it is answered.
const { withServer, resolverFor } = require('./lib/client.cjs');
process.on('beforeExit', () => console.log('nothing left to do'));
withServer(async () => {
  const resolver = resolverFor();
  resolver.setLocalAddress('0.0.0.0');
  // Nothing but the question is there meanwhile.
  const answer = await new Promise((resolve) => resolver.resolve4('slow.test', (...args) => resolve(args)));
  console.log(answer);
});
