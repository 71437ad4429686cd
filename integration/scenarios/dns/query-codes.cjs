'use strict';
// covers: dns.NODATA, dns.FORMERR, dns.SERVFAIL, dns.NOTIMP, dns.REFUSED, error:ENODATA, error:EFORMERR, error:ESERVFAIL, error:ENOTFOUND, error:ENOTIMP, error:EREFUSED
// What servers say instead of an answer: each at once, and all that the error tells.
const dns = require('node:dns');
const { withServer, show } = require('./lib/client.cjs');
console.log(dns.NODATA, dns.FORMERR, dns.SERVFAIL, dns.NOTFOUND, dns.NOTIMP, dns.REFUSED);
withServer(async (resolver) => {
  for (let code = 0; code < 12; code++) await show({ [code]: () => resolver.resolve4(`code${code}.test`) });
  await show({
    'a code with an answer': () => resolver.resolve4('both3.test'),
    'an unknown code with an answer': () => resolver.resolve4('both9.test'),
    mx: () => resolver.resolveMx('code3.test'),
    any: () => resolver.resolveAny('code2.test'),
    aaaa: () => resolver.resolve6('code5.test'),
  });
  const error = await resolver.resolveNaptr('code3.test').catch((reason) => reason);
  console.log(Object.entries(error), error instanceof Error, Object.prototype.toString.call(error));
});
