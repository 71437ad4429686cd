'use strict';
// covers: dns.BADNAME, error:EBADNAME
// Names that nobody can be asked for, and odd ones that can.
const dns = require('node:dns');
const { withServer, show } = require('./lib/client.cjs');
const label = 'a'.repeat(63);
const NAMES = [
  '',
  '.',
  '..',
  '.test',
  'a..test',
  'a.test..',
  `${label}.test`,
  `${label}a.test`,
  `${`${label}.`.repeat(4)}test`,
  'a b.test',
  'a@b.test',
  'a:b.test',
  '-a.test',
  'a_b.test',
  '*.test',
  'a/b.test',
  'one\\.label.test',
  'one\\046label.test',
  'one\\032label.test',
  'a\\256.test',
  'a\\1.test',
  'a\\',
  'münchen.test',
  'hidden.onion',
  'hidden.onion.',
  'onion',
  '1.2.3.4',
  '::1',
];
console.log(dns.BADNAME);
withServer((resolver) =>
  show(Object.fromEntries(NAMES.map((name) => [JSON.stringify(name), () => resolver.resolveMx(name)]))),
);
