'use strict';
// covers: dns.lookup, dns.NOTFOUND, error:ENOTFOUND
// A name that nobody has: the error and all its fields.
const dns = require('node:dns');
dns.lookup('nobody.invalid', (error, ...rest) => {
  console.log(error instanceof Error, error.message, rest);
  console.log(Object.entries(error));
  console.log(error.code === dns.NOTFOUND);
});
