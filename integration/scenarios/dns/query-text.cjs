'use strict';
// covers: dns.Resolver#resolveTxt, dnsPromises.Resolver#resolveTxt
// Texts of one string and of several, long ones, empty ones, and bytes that are no letters.
const { withServer, show } = require('./lib/client.cjs');
withServer(async (resolver) => {
  const long = await resolver.resolveTxt('long.test');
  console.log(long.map((strings) => strings.map((string) => [string.length, string.slice(0, 3)])));
  await show({
    several: () => resolver.resolveTxt('several.test'),
    empty: () => resolver.resolveTxt('empty.test'),
    bytes: () => resolver.resolveTxt('bytes.test'),
    address: () => resolver.resolveTxt('address.test'),
    'no string at all': () => resolver.resolveTxt('none.test'),
    'a string that ends too early': () => resolver.resolveTxt('short.test'),
  });
});
