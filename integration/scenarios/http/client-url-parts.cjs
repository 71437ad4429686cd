'use strict';
// What http.request makes of the parts of a URL: the options that reach createConnection, and the request's own fields.
const http = require('node:http');

const ask = (input, more) => {
  const req = http.request(input, {
    createConnection: (options) => {
      const { protocol, hostname, host, port, path, pathname, search, hash, auth, href } = options;
      console.log(
        JSON.stringify({ protocol, hostname, host, port, path, pathname, search, hash, auth, href }),
      );
      console.log(Object.keys(options).toSorted().join(' '));
    },
    ...more,
  });
  req.on('error', () => {});
  console.log(
    req.method,
    req.protocol,
    req.host,
    req.path,
    req.getHeader('host'),
    req.getHeader('authorization'),
  );
  req.destroy();
};
const addresses = [
  'http://example.org',
  'http://example.org/',
  'HTTP://EXAMPLE.org:80/UPPER/lower',
  'http://example.org:8080/a/b/../c?x=1&y=2#hash',
  'http://user@example.org/',
  'http://user:pass%3Aword@example.org/',
  'http://us%C3%A9r:p%20w@example.org/',
  'http://:secret@example.org/',
  'http://[::1]:8080/six',
  'http://[2001:db8::1]/',
  'http://127.1/',
  'http://0x7f.1:81/',
  'http://b\u00fccher.example/stra\u00dfe?\u00e4=\u00f6',
  'http://example.org/a b?c d',
  'http://example.org/%7Euser/%2F',
  'http://example.org?only=search',
  'http://example.org:0/',
];
for (const address of addresses) {
  console.log(`== ${address}`);
  ask(address);
}
console.log('== URL objects');
ask(new URL('http://example.org:8080/from/url?x#y'));
const changed = new URL('http://example.org/');
changed.pathname = '/changed';
changed.searchParams.set('k', 'v w');
changed.username = 'me';
ask(changed);
changed.mine = 'kept?';
ask(changed, { path: '/other', hostname: 'elsewhere', port: 99, auth: 'a:b' });
console.log('== refused');
for (const bad of ['', 'example.org', '/path', 'http://', 'http://a b/', 'http://a:99999/', 'http://%zz/']) {
  try {
    http.request(bad);
  } catch (error) {
    console.log(JSON.stringify(bad), error.name, error.code, error.message, error.input);
  }
}
try {
  ask('http://%E0%A4%A:x@example.org/');
} catch (error) {
  console.log(error.name, error.code);
}
try {
  ask('http://a%ZZ:x@example.org/');
} catch (error) {
  console.log(error.name, error.code);
}
