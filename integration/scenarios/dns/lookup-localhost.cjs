'use strict';
// covers: dns.lookup
// localhost, in any case, always later than the call.
const dns = require('node:dns');
let later = false;
dns.lookup('localhost', 4, (...args) => {
  console.log(later, args);
  dns.lookup('LOCALHOST', { family: 4 }, (...more) => console.log(more));
});
later = true;
