// Web Crypto: AES in three modes.
import { toldLater } from './lib/told.cjs';

const { subtle } = crypto;
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const data = Buffer.from('a text that is longer than one block');
const raw = (length) => Buffer.alloc(length, 3);
const all = ['encrypt', 'decrypt'];

for (const length of [16, 24, 32]) {
  for (const algorithm of [
    { name: 'AES-CBC', iv: Buffer.alloc(16, 1) },
    { name: 'AES-CTR', counter: Buffer.alloc(16, 255), length: 128 },
    { name: 'AES-GCM', iv: Buffer.alloc(12, 1) },
    { name: 'aes-gcm', iv: Buffer.alloc(16, 1), additionalData: Buffer.from('head'), tagLength: 96 },
  ]) {
    const key = await subtle.importKey('raw', raw(length), algorithm.name, true, all);
    const sealed = await subtle.encrypt(algorithm, key, data);
    console.log(
      key.algorithm,
      hex(sealed),
      Buffer.from(await subtle.decrypt(algorithm, key, sealed)).equals(data),
    );
    console.log(await subtle.exportKey('jwk', key));
  }
}
const gcm = { name: 'AES-GCM', iv: Buffer.alloc(12, 1) };
const key = await subtle.importKey('raw', raw(16), 'AES-GCM', false, all);
const sealed = new Uint8Array(await subtle.encrypt(gcm, key, data));
sealed[3] ^= 1;
await toldLater('changed', () => subtle.decrypt(gcm, key, sealed));
await toldLater('too short', () => subtle.decrypt(gcm, key, new Uint8Array(3)));
await toldLater('empty', async () => hex(await subtle.encrypt(gcm, key, new Uint8Array(0))));
await toldLater('tag length', () => subtle.encrypt({ ...gcm, tagLength: 5 }, key, data));
await toldLater('no iv', () => subtle.encrypt({ name: 'AES-GCM' }, key, data));
await toldLater('other key', () => subtle.encrypt({ name: 'AES-CBC', iv: raw(16) }, key, data));
const cbc = await subtle.importKey('raw', raw(16), 'AES-CBC', false, all);
await toldLater('iv length', () => subtle.encrypt({ name: 'AES-CBC', iv: raw(12) }, cbc, data));
await toldLater('broken padding', () => subtle.decrypt({ name: 'AES-CBC', iv: raw(16) }, cbc, raw(32)));
await toldLater('not whole blocks', () => subtle.decrypt({ name: 'AES-CBC', iv: raw(16) }, cbc, raw(20)));
const ctr = await subtle.importKey('raw', raw(16), 'AES-CTR', false, all);
await toldLater('counter', () =>
  subtle.encrypt({ name: 'AES-CTR', counter: raw(12), length: 64 }, ctr, data),
);
await toldLater('counter length', () =>
  subtle.encrypt({ name: 'AES-CTR', counter: raw(16), length: 0 }, ctr, data),
);
await toldLater('counter of 8 bits', async () =>
  hex(await subtle.encrypt({ name: 'AES-CTR', counter: Buffer.alloc(16, 255), length: 8 }, ctr, data)),
);
await toldLater('counter of 1 bit, too many blocks', () =>
  subtle.encrypt({ name: 'AES-CTR', counter: raw(16), length: 1 }, ctr, data),
);
await toldLater('key length', () => subtle.importKey('raw', raw(15), 'AES-GCM', false, all));
await toldLater('usages', () => subtle.importKey('raw', raw(16), 'AES-GCM', false, ['sign']));
await toldLater('no usages', () => subtle.importKey('raw', raw(16), 'AES-GCM', false, []));
const only = await subtle.importKey('raw', raw(16), 'AES-GCM', false, ['encrypt']);
await toldLater('usage', () => subtle.decrypt(gcm, only, sealed));
const made = await subtle.generateKey({ name: 'AES-CTR', length: 256 }, true, all);
console.log(made.algorithm, made.usages, made.type, (await subtle.exportKey('raw', made)).byteLength);
await toldLater('generated', () => subtle.generateKey({ name: 'AES-CTR', length: 100 }, true, all));
await toldLater('generated', () => subtle.generateKey({ name: 'AES-CTR', length: 128 }, true, []));
const jwk = await subtle.importKey(
  'jwk',
  { kty: 'oct', k: Buffer.alloc(16, 3).toString('base64url'), alg: 'A128GCM' },
  'AES-GCM',
  true,
  all,
);
await toldLater('jwk', async () => hex(await subtle.encrypt(gcm, jwk, Buffer.from('a'))));
await toldLater('jwk of another mode', () =>
  subtle.importKey(
    'jwk',
    { kty: 'oct', k: Buffer.alloc(16).toString('base64url'), alg: 'A128CBC' },
    'AES-GCM',
    true,
    all,
  ),
);

// A key that is sent wrapped in another.
const outer = await subtle.importKey('raw', raw(32), 'AES-GCM', false, ['wrapKey', 'unwrapKey']);
const wrapped = await subtle.wrapKey('raw', made, outer, gcm);
const unwrapped = await subtle.unwrapKey('raw', wrapped, outer, gcm, 'AES-CTR', true, ['encrypt']);
console.log(
  unwrapped.algorithm,
  hex(await subtle.exportKey('raw', unwrapped)) === hex(await subtle.exportKey('raw', made)),
);
