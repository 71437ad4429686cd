// Public and private keys: read from what they are kept in, looked at, written, made.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');
const { ed25519, p256, p384 } = require('./lib/keys.cjs');

for (const [name, pair] of Object.entries({ ed25519, p256, p384 })) {
  const publicKey = crypto.createPublicKey(pair.publicKey);
  const privateKey = crypto.createPrivateKey(pair.privateKey);
  console.log(
    name,
    publicKey.type,
    privateKey.type,
    publicKey.asymmetricKeyType,
    publicKey.asymmetricKeyDetails,
    publicKey.symmetricKeySize,
    privateKey instanceof crypto.KeyObject,
  );
  told(
    'written as it was',
    () =>
      publicKey.export({ type: 'spki', format: 'pem' }) === pair.publicKey &&
      privateKey.export({ type: 'pkcs8', format: 'pem' }) === pair.privateKey,
  );
  told('from the private one', () => [
    crypto.createPublicKey(privateKey).equals(publicKey),
    crypto.createPublicKey(pair.privateKey).equals(publicKey),
    publicKey.equals(privateKey),
  ]);
  told('der', () =>
    crypto
      .createPublicKey({
        key: publicKey.export({ type: 'spki', format: 'der' }),
        format: 'der',
        type: 'spki',
      })
      .equals(publicKey),
  );
  told('der', () =>
    crypto
      .createPrivateKey({
        key: privateKey.export({ type: 'pkcs8', format: 'der' }),
        format: 'der',
        type: 'pkcs8',
      })
      .equals(privateKey),
  );
  told('jwk', () => publicKey.export({ format: 'jwk' }));
  told('jwk', () => Object.keys(privateKey.export({ format: 'jwk' })).toSorted());
  told('jwk', () =>
    crypto.createPublicKey({ key: publicKey.export({ format: 'jwk' }), format: 'jwk' }).equals(publicKey),
  );
  told('jwk', () =>
    crypto.createPrivateKey({ key: privateKey.export({ format: 'jwk' }), format: 'jwk' }).equals(privateKey),
  );
  told('bytes', () => crypto.createPublicKey(Buffer.from(pair.publicKey)).equals(publicKey));
}
told('SEC 1', () => crypto.createPrivateKey(p256.sec1).equals(crypto.createPrivateKey(p256.privateKey)));
told(
  'SEC 1',
  () => crypto.createPrivateKey(p256.privateKey).export({ type: 'sec1', format: 'pem' }) === p256.sec1,
);

told('no PEM', () => crypto.createPublicKey('x'));
told('empty', () => crypto.createPublicKey(''));
told('a public one for a private', () => crypto.createPrivateKey(ed25519.publicKey));
told('no DER', () => crypto.createPublicKey({ key: Buffer.from('x'), format: 'der', type: 'spki' }));
told('DER of what', () => crypto.createPublicKey({ key: Buffer.from('x'), format: 'der' }));
told('jwk of another kind', () => crypto.createPublicKey({ key: { kty: 'oct', k: 'YQ' }, format: 'jwk' }));
told('jwk without a curve', () => crypto.createPublicKey({ key: { kty: 'EC' }, format: 'jwk' }));
told('jwk cut off', () =>
  crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: 'AA' }, format: 'jwk' }),
);
for (const key of [undefined, 5]) told(['key', key], () => crypto.createPublicKey(key));
told('public of a public', () => crypto.createPublicKey(crypto.createPublicKey(p256.publicKey)));
told('public of a secret', () => crypto.createPublicKey(crypto.createSecretKey('a')));
told('private of an object', () => crypto.createPrivateKey(crypto.createPublicKey(p256.publicKey)));
const key = crypto.createPublicKey(p256.publicKey);
told('export', () => key.export());
told('export', () => key.export({ format: 'der' }));
told('export', () => key.export({ format: 'pem', type: 'pkcs8' }));
told('export', () => key.export({ format: 'pem', type: 'pkcs1' }));
told('equals', () => key.equals('x'));

for (const [type, options] of [
  ['ed25519'],
  ['ec', { namedCurve: 'P-256' }],
  ['ec', { namedCurve: 'secp384r1' }],
]) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync(type, options);
  const algorithm = type === 'ec' ? 'sha256' : null;
  console.log(
    type,
    publicKey.asymmetricKeyDetails,
    crypto.verify(
      algorithm,
      Buffer.from('a'),
      publicKey,
      crypto.sign(algorithm, Buffer.from('a'), privateKey),
    ),
  );
}
told('made', () => crypto.generateKeyPairSync('nope'));
told('made', () => crypto.generateKeyPairSync('ec'));
told('made', () => crypto.generateKeyPairSync('ec', { namedCurve: 'nope' }));
told('made as text', () =>
  Object.values(
    crypto.generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }),
  ).map((text) => text.split('\n')[0]),
);
crypto.generateKeyPair('ed25519', (error, publicKey, privateKey) =>
  console.log(error, publicKey.type, privateKey.type),
);
require('node:util')
  .promisify(crypto.generateKeyPair)('ec', { namedCurve: 'P-256' })
  .then(({ publicKey, privateKey }) => console.log(publicKey.type, privateKey.type));
