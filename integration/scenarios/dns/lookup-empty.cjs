'use strict';
// covers: dns.lookup
// Empty names stand for no address.
const dns = require('node:dns');
for (const name of ['', undefined, null, false, 0]) dns.lookup(name, (...args) => console.log(name, args));
dns.lookup('', 6, (...args) => console.log(6, args));
