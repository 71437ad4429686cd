// crypto.hash(): a digest in one call.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

told('text', () => crypto.hash('sha1', 'abc'));
told('bytes', () => crypto.hash('sha1', Buffer.from('abc'), 'hex'));
told('base64', () => crypto.hash('md5', 'abc', 'base64'));
told('buffer', () => crypto.hash('md5', 'abc', 'buffer'));
told('view', () => crypto.hash('md5', new Uint32Array(2)));
told('options', () => crypto.hash('md5', 'abc', { outputEncoding: 'base64url' }));
told('output length', () => crypto.hash('shake256', 'abc', { outputEncoding: 'hex', outputLength: 5 }));
told('output length of none', () => crypto.hash('sha256', 'abc', { outputLength: 5 }));
told('no data', () => crypto.hash('sha1'));
for (const data of [null, 5, {}, [], new ArrayBuffer(1)]) told('wrong data', () => crypto.hash('sha1', data));
for (const name of [undefined, 5, 'nope']) told(['name', name], () => crypto.hash(name, 'a'));
for (const encoding of [null, 5, 'nope', 'utf8'])
  told(['encoding', encoding], () => crypto.hash('sha1', 'a', encoding));
