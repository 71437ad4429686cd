'use strict';
// covers: dns.lookup
// The machine knows its own name.
const dns = require('node:dns');
const os = require('node:os');
dns.lookup(os.hostname(), 4, (error, address, family) =>
  console.log(error, address.startsWith('127.'), family),
);
