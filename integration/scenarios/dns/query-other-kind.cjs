'use strict';
// covers: dns.Resolver#resolve4, error:ENODATA, error:EBADRESP
// Answers without a record of the kind that was asked for: some kinds say so, others give an empty list.
const { withServer, show } = require('./lib/client.cjs');
const NAMES = ['4', '6', 'Any', 'Caa', 'Cname', 'Mx', 'Naptr', 'Ns', 'Ptr', 'Soa', 'Srv', 'Tlsa', 'Txt'];
withServer(async (resolver) => {
  console.log(typeof resolver.resolve4);
  for (const kind of ['unknown', 'empty', 'class'])
    await show(
      Object.fromEntries(NAMES.map((name) => [name, () => resolver[`resolve${name}`](`${kind}.test`)])),
    );
});
