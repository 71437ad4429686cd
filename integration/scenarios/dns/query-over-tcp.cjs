'use strict';
// covers: dns.Resolver#resolve4, error:ECONNREFUSED, error:ETIMEOUT, error:EBADRESP
// An answer that is too long for a datagram is asked for again over TCP.
const dns = require('node:dns');
const { withServer, show, resolverFor } = require('./lib/client.cjs');
withServer(async (resolver) => {
  await show({
    truncated: () => resolver.resolve4('truncated.test'),
    'truncated, with an answer': () => resolver.resolve4('answer.test'),
    'truncated over TCP too': () => resolver.resolve4('both.test'),
    'closed without an answer': () => resolver.resolve4('closed.test'),
    garbage: () => resolver.resolve4('garbage.test'),
    'another id first': () => resolver.resolve4('id.test'),
    'no such name': () => resolver.resolve4('none.test'),
  });
  const large = await resolver.resolveTxt('large.test');
  console.log(
    large.length,
    large.every((strings) => strings.join('').length === 510),
  );
  const hasty = resolverFor({ timeout: 600, tries: 2 }, dns.promises.Resolver);
  await show({ silence: () => hasty.resolve4('silent.test') });
});
