// Web Crypto: HMAC, with keys imported, exported, generated.
import { toldLater } from './lib/told.cjs';

const { subtle } = crypto;
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const data = Buffer.from('what is signed');
for (const hash of ['SHA-1', 'SHA-256', { name: 'SHA-384' }, 'SHA-512']) {
  const key = await subtle.importKey('raw', Buffer.from('key'), { name: 'HMAC', hash }, true, [
    'sign',
    'verify',
  ]);
  console.log(key.type, key.extractable, key.algorithm, key.usages);
  const signature = await subtle.sign('HMAC', key, data);
  console.log(hex(signature));
  console.log(
    await subtle.verify('HMAC', key, signature, data),
    await subtle.verify({ name: 'hmac' }, key, signature, Buffer.from('else')),
    await subtle.verify('HMAC', key, new Uint8Array(3), data),
  );
  console.log(hex(await subtle.exportKey('raw', key)), await subtle.exportKey('jwk', key));
}
const jwk = { kty: 'oct', k: 'a2V5', alg: 'HS256', ext: true, key_ops: ['sign'] };
const fromJwk = await subtle.importKey('jwk', jwk, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
console.log(hex(await subtle.sign('HMAC', fromJwk, data)), fromJwk);
const generated = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
console.log(generated.algorithm, (await subtle.exportKey('raw', generated)).byteLength);
const shorter = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-512', length: 128 }, true, ['verify']);
console.log(shorter.algorithm, shorter.usages);

const hmac = { name: 'HMAC', hash: 'SHA-256' };
const bytes = Buffer.from('key');
await toldLater('usage', () => subtle.verify('HMAC', fromJwk, new Uint8Array(32), data));
await toldLater('not extractable', () => subtle.exportKey('raw', fromJwk));
await toldLater('other algorithm', () => subtle.sign('AES-CBC', fromJwk, data));
await toldLater('unknown algorithm', () => subtle.sign('nope', fromJwk, data));
await toldLater('no key', () => subtle.sign('HMAC', {}, data));
await toldLater('no data', () => subtle.sign('HMAC', fromJwk));
await toldLater('wrong data', () => subtle.sign('HMAC', fromJwk, 'text'));
await toldLater('no hash', () => subtle.importKey('raw', bytes, 'HMAC', false, ['sign']));
await toldLater('unknown hash', () =>
  subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'MD5' }, false, ['sign']),
);
await toldLater('no usages', () => subtle.importKey('raw', bytes, hmac, false, []));
await toldLater('wrong usage', () => subtle.importKey('raw', bytes, hmac, false, ['encrypt']));
await toldLater('unknown usage', () => subtle.importKey('raw', bytes, hmac, false, ['nope']));
await toldLater('unknown format', () => subtle.importKey('nope', bytes, hmac, false, ['sign']));
await toldLater('format of others', () => subtle.importKey('pkcs8', bytes, hmac, false, ['sign']));
await toldLater('empty', () => subtle.importKey('raw', new Uint8Array(0), hmac, false, ['sign']));
await toldLater(
  'length',
  async () =>
    (await subtle.importKey('raw', bytes, { ...hmac, length: 24 }, false, ['sign'])).algorithm.length,
);
await toldLater('wrong length', () =>
  subtle.importKey('raw', bytes, { ...hmac, length: 5 }, false, ['sign']),
);
await toldLater('jwk as raw', () => subtle.importKey('raw', jwk, hmac, false, ['sign']));
await toldLater('raw as jwk', () => subtle.importKey('jwk', bytes, hmac, false, ['sign']));
await toldLater('jwk of another kind', () =>
  subtle.importKey('jwk', { ...jwk, kty: 'RSA' }, hmac, false, ['sign']),
);
await toldLater('jwk of another algorithm', () =>
  subtle.importKey('jwk', { ...jwk, alg: 'HS512' }, hmac, false, ['sign']),
);
await toldLater('jwk for other use', () =>
  subtle.importKey('jwk', { ...jwk, use: 'enc' }, hmac, false, ['sign']),
);
await toldLater('jwk without the usage', () => subtle.importKey('jwk', jwk, hmac, false, ['verify']));
await toldLater('jwk that stays', () =>
  subtle.importKey('jwk', { ...jwk, ext: false }, hmac, true, ['sign']),
);
await toldLater('jwk without a key', () => subtle.importKey('jwk', { kty: 'oct' }, hmac, true, ['sign']));
await toldLater('export unknown', async () => subtle.exportKey('nope', generated));
await toldLater('export as others', async () => subtle.exportKey('spki', generated));
await toldLater('too few', () => subtle.importKey('raw', bytes, hmac, false));
