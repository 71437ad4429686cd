'use strict';
// covers: dns.BADRESP, error:EBADRESP
// Answers that are none: the server is asked again, and then that is what the error says.
const dns = require('node:dns');
const { withServer, show } = require('./lib/client.cjs');
const KINDS = ['text', 'three', 'header', 'noquestion', 'cut', 'loop', 'short', 'long', 'label', 'behind'];
console.log(dns.BADRESP);
withServer(async (resolver) => {
  await show(Object.fromEntries(KINDS.map((kind) => [kind, () => resolver.resolve4(`${kind}.test`)])));
  await show({ 'good the second time': () => resolver.resolve4('better.test') });
});
