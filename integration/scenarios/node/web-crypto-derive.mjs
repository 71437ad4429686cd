// Web Crypto: PBKDF2 and HKDF, and SCRAM as pg does it.
import { toldLater } from './lib/told.cjs';

const { subtle } = crypto;
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const text = (value) => new TextEncoder().encode(value);

const password = await subtle.importKey('raw', text('password'), 'PBKDF2', false, [
  'deriveBits',
  'deriveKey',
]);
console.log(password.algorithm, password.usages, password.extractable, password.type);
const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt: text('salt'), iterations: 5 };
console.log(
  hex(await subtle.deriveBits(pbkdf2, password, 256)),
  hex(await subtle.deriveBits({ ...pbkdf2, hash: 'SHA-1' }, password, 160)),
);
const derived = await subtle.deriveKey(pbkdf2, password, { name: 'AES-GCM', length: 128 }, true, ['encrypt']);
console.log(derived.algorithm, derived.usages, hex(await subtle.exportKey('raw', derived)));
const hmac = await subtle.deriveKey(pbkdf2, password, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
console.log(hmac.algorithm, hex(await subtle.exportKey('raw', hmac)));

const secret = await subtle.importKey('raw', text('secret'), 'HKDF', false, ['deriveBits', 'deriveKey']);
const hkdf = { name: 'HKDF', hash: 'SHA-512', salt: text('salt'), info: text('info') };
console.log(secret.algorithm, hex(await subtle.deriveBits(hkdf, secret, 128)));
console.log(
  hex(
    await subtle.deriveBits(
      { ...hkdf, hash: 'SHA-256', salt: new Uint8Array(0), info: new Uint8Array(0) },
      secret,
      512,
    ),
  ),
);
const further = await subtle
  .deriveKey(hkdf, secret, 'PBKDF2', false, ['deriveBits'])
  .catch((error) => error.name);
console.log(further);

await toldLater('no iterations', () => subtle.deriveBits({ ...pbkdf2, iterations: 0 }, password, 256));
await toldLater('missing', () =>
  subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: text('a') }, password, 256),
);
await toldLater('no salt', () =>
  subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', iterations: 1 }, password, 256),
);
await toldLater('no hash', () =>
  subtle.deriveBits({ name: 'PBKDF2', salt: text('a'), iterations: 1 }, password, 256),
);
await toldLater('no length', () => subtle.deriveBits(pbkdf2, password, null));
await toldLater('no length', () => subtle.deriveBits(pbkdf2, password));
await toldLater('length 0', async () => hex(await subtle.deriveBits(pbkdf2, password, 0)));
await toldLater('odd length', () => subtle.deriveBits(pbkdf2, password, 12));
await toldLater('too long', () => subtle.deriveBits({ ...hkdf, hash: 'SHA-1' }, secret, 8 * (255 * 20 + 1)));
await toldLater('other key', () => subtle.deriveBits(hkdf, password, 256));
await toldLater('extractable', () => subtle.importKey('raw', text('a'), 'PBKDF2', true, ['deriveBits']));
await toldLater('usages', () => subtle.importKey('raw', text('a'), 'PBKDF2', false, ['sign']));
await toldLater('no usages', () => subtle.importKey('raw', text('a'), 'HKDF', false, []));
await toldLater('jwk', () =>
  subtle.importKey('jwk', { kty: 'oct', k: 'YQ' }, 'PBKDF2', false, ['deriveBits']),
);

// SCRAM-SHA-256 as pg computes it: the example of RFC 7677.
async function hmacSha256(keyBytes, message) {
  const key = await subtle.importKey('raw', keyBytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return subtle.sign('HMAC', key, typeof message === 'string' ? text(message) : message);
}
const pencil = await subtle.importKey('raw', text('pencil'), 'PBKDF2', false, ['deriveBits']);
const salted = await subtle.deriveBits(
  {
    name: 'PBKDF2',
    hash: 'SHA-256',
    salt: Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'),
    iterations: 4096,
  },
  pencil,
  256,
);
const clientKey = Buffer.from(await hmacSha256(salted, 'Client Key'));
const storedKey = await subtle.digest('SHA-256', clientKey);
const message =
  'n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
const signature = Buffer.from(await hmacSha256(storedKey, message));
console.log(Buffer.from(clientKey.map((byte, index) => byte ^ signature[index])).toString('base64'));
const serverKey = await hmacSha256(salted, 'Server Key');
console.log(Buffer.from(await hmacSha256(serverKey, message)).toString('base64'));
