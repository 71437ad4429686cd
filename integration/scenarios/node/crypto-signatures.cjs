// Signatures with Ed25519 and ECDSA: a script that was signed elsewhere, and what is signed here.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');
const { ed25519, p256, p384, script } = require('./lib/keys.cjs');

const bytes = (text) => Buffer.from(text, 'base64');
const other = Buffer.from('something else');
for (const [name, algorithm, { publicKey, privateKey, signature }] of [
  ['ed25519', null, ed25519],
  ['p256', 'sha256', p256],
  ['p384', 'sha384', p384],
]) {
  told([name, 'good'], () => crypto.verify(algorithm, script, publicKey, bytes(signature)));
  told([name, 'other data'], () => crypto.verify(algorithm, other, publicKey, bytes(signature)));
  told([name, 'changed'], () =>
    crypto.verify(
      algorithm,
      script,
      publicKey,
      bytes(signature).map((byte, index) => (index === 20 ? byte ^ 1 : byte)),
    ),
  );
  told([name, 'no signature'], () => crypto.verify(algorithm, script, publicKey, Buffer.alloc(3)));
  told([name, 'with the private key'], () => crypto.verify(algorithm, script, privateKey, bytes(signature)));
  told([name, 'signed here'], () =>
    crypto.verify(algorithm, script, publicKey, crypto.sign(algorithm, script, privateKey)),
  );
}
told(
  'the same each time',
  () => crypto.sign(null, script, ed25519.privateKey).toString('base64') === ed25519.signature,
);
told('plain form', () =>
  crypto.verify('sha256', script, { key: p256.publicKey, dsaEncoding: 'ieee-p1363' }, bytes(p256.raw)),
);
told(
  'plain form, length',
  () => crypto.sign('sha256', script, { key: p256.privateKey, dsaEncoding: 'ieee-p1363' }).length,
);
told('no such form', () => crypto.sign('sha256', script, { key: p256.privateKey, dsaEncoding: 'nope' }));
told('usual digest', () => crypto.verify(null, script, p256.publicKey, bytes(p256.signature)));

told('in parts', () =>
  crypto
    .createVerify('sha256')
    .update('console.log(')
    .update('"provisioned")\n')
    .verify(p256.publicKey, p256.signature, 'base64'),
);
told('in parts, RSA-SHA256', () =>
  crypto.createVerify('RSA-SHA256').update(script).verify(p256.publicKey, bytes(p256.signature)),
);
told('signed in parts', () =>
  crypto
    .createVerify('sha384')
    .update(script)
    .verify(p384.publicKey, crypto.createSign('sha384').update(script).sign(p384.privateKey, 'hex'), 'hex'),
);
told('in parts with Ed25519', () => crypto.createSign('sha256').update(script).sign(ed25519.privateKey));
told('no digest for Ed25519', () => crypto.sign('sha256', script, ed25519.privateKey));
told('unknown digest', () => crypto.verify('nope', script, p256.publicKey, Buffer.alloc(8)));
told('unknown digest', () => crypto.createSign('nope'));
told('no digest', () => crypto.createSign());
told('sign with a public key', () => crypto.sign(null, script, crypto.createPublicKey(ed25519.publicKey)));
told('sign with a secret', () => crypto.sign(null, script, crypto.createSecretKey('a')));
told('HMAC with a public key', () => crypto.createHmac('sha1', crypto.createPublicKey(ed25519.publicKey)));
for (const key of [5, {}]) told(['key', key], () => crypto.verify(null, script, key, Buffer.alloc(64)));

const verifying = crypto.createVerify('sha256');
verifying.write('console.log("prov');
verifying.end('isioned")\n', () => {
  console.log('as a stream', verifying.verify(p256.publicKey, bytes(p256.signature)));
  crypto.verify(null, script, ed25519.publicKey, bytes(ed25519.signature), (error, isGood) => {
    console.log('later', error, isGood);
    crypto.sign(null, script, ed25519.privateKey, (wrong, signature) =>
      console.log('later', wrong, signature.toString('base64') === ed25519.signature),
    );
  });
});

// A token with ES256, made by hand as jose does.
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = `${part({ alg: 'ES256' })}.${part({ sub: 'machine' })}`;
const token = `${claims}.${crypto.sign('sha256', Buffer.from(claims), { key: p256.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
const [head, body, mark] = token.split('.');
console.log(
  crypto.verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: p256.publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(mark, 'base64url'),
  ),
);
