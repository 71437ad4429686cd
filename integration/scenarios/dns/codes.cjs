'use strict';
// covers: dns.NODATA, dns.FORMERR, dns.SERVFAIL, dns.NOTFOUND, dns.NOTIMP, dns.REFUSED, dns.BADQUERY, dns.BADNAME, dns.BADFAMILY, dns.BADRESP, dns.CONNREFUSED, dns.TIMEOUT, dns.EOF, dns.FILE, dns.NOMEM, dns.DESTRUCTION, dns.BADSTR, dns.BADFLAGS, dns.NONAME, dns.BADHINTS, dns.NOTINITIALIZED, dns.LOADIPHLPAPI, dns.ADDRGETNETWORKPARAMS, dns.CANCELLED, dnsPromises.NODATA, dnsPromises.FORMERR, dnsPromises.SERVFAIL, dnsPromises.NOTFOUND, dnsPromises.NOTIMP, dnsPromises.REFUSED, dnsPromises.BADQUERY, dnsPromises.BADNAME, dnsPromises.BADFAMILY, dnsPromises.BADRESP, dnsPromises.CONNREFUSED, dnsPromises.TIMEOUT, dnsPromises.EOF, dnsPromises.FILE, dnsPromises.NOMEM, dnsPromises.DESTRUCTION, dnsPromises.BADSTR, dnsPromises.BADFLAGS, dnsPromises.NONAME, dnsPromises.BADHINTS, dnsPromises.NOTINITIALIZED, dnsPromises.LOADIPHLPAPI, dnsPromises.ADDRGETNETWORKPARAMS, dnsPromises.CANCELLED
// The codes of errors, the same in both modules.
const dns = require('node:dns');
const promises = require('node:dns/promises');
const CODES = [
  'NODATA',
  'FORMERR',
  'SERVFAIL',
  'NOTFOUND',
  'NOTIMP',
  'REFUSED',
  'BADQUERY',
  'BADNAME',
  'BADFAMILY',
  'BADRESP',
  'CONNREFUSED',
  'TIMEOUT',
  'EOF',
  'FILE',
  'NOMEM',
  'DESTRUCTION',
  'BADSTR',
  'BADFLAGS',
  'NONAME',
  'BADHINTS',
  'NOTINITIALIZED',
  'LOADIPHLPAPI',
  'ADDRGETNETWORKPARAMS',
  'CANCELLED',
];
for (const code of CODES) console.log(code, dns[code], promises[code], typeof dns[code]);
