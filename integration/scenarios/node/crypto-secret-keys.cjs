// Secret keys as objects.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

const key = crypto.createSecretKey(Buffer.from('secret of mine'));
console.log(
  key.type,
  key.symmetricKeySize,
  key instanceof crypto.KeyObject,
  Object.prototype.toString.call(key),
  key.asymmetricKeyType,
);
told('export', () => key.export());
told('export as buffer', () => key.export({ format: 'buffer' }));
told('export as jwk', () => key.export({ format: 'jwk' }));
told('export as pem', () => key.export({ format: 'pem' }));
told('export as der', () => key.export({ format: 'der', type: 'spki' }));
told('export as 5', () => key.export(5));
told('text', () => crypto.createSecretKey('0001', 'hex').export());
told('text without an encoding', () => crypto.createSecretKey('grün').export());
told('view', () => crypto.createSecretKey(new Uint16Array([1, 2])).export());
told('memory', () => crypto.createSecretKey(new ArrayBuffer(2)).export());
told('empty', () => crypto.createSecretKey(Buffer.alloc(0)).symmetricKeySize);
told('equal', () => key.equals(crypto.createSecretKey('secret of mine', 'utf8')));
told('not equal', () => key.equals(crypto.createSecretKey('other')));
told('not equal in length', () => key.equals(crypto.createSecretKey('secret of min')));
told('with bytes', () => key.equals(Buffer.from('secret of mine')));
for (const value of [undefined, null, 5, {}, key]) told('wrong', () => crypto.createSecretKey(value));

const exported = key.export();
exported.fill(0);
console.log(key.export().toString());
const source = Buffer.from('abc');
const copied = crypto.createSecretKey(source);
source.fill(0);
console.log(copied.export().toString());

told('constructor', () => new crypto.KeyObject('secret', {}));
told('constructor', () => new crypto.KeyObject('nope'));
told('from', () => crypto.KeyObject.from(5));
told('generated', () => crypto.generateKeySync('hmac', { length: 64 }).symmetricKeySize);
told('generated', () => crypto.generateKeySync('aes', { length: 256 }).export().length);
told('generated', () => crypto.generateKeySync('aes', { length: 100 }));
told('generated', () => crypto.generateKeySync('hmac', { length: 1 }));
told('generated', () => crypto.generateKeySync('nope', { length: 1 }));
told('generated', () => crypto.generateKeySync('hmac'));
crypto.generateKey('hmac', { length: 128 }, (error, made) =>
  console.log(error, made.type, made.symmetricKeySize),
);

const { isKeyObject, isCryptoKey } = require('node:util').types;
console.log(
  [key, {}, null, Buffer.from('a')].map((value) => [isKeyObject(value), isCryptoKey(value)].join()),
);
const web = key.toCryptoKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
console.log(
  isKeyObject(web),
  isCryptoKey(web),
  web.algorithm,
  web.usages,
  crypto.KeyObject.from(web).equals(key),
);
