/** What node:crypto has and cannot be had here: keys with a public part, signatures, certificates, prime numbers. */
import { unavailable } from '../unavailable.ts';

const instead = 'hashes, HMAC, AES, key derivation and random values are available';

const names = [
  'Certificate',
  'DiffieHellman',
  'DiffieHellmanGroup',
  'ECDH',
  'Sign',
  'Verify',
  'X509Certificate',
  'argon2',
  'argon2Sync',
  'checkPrime',
  'checkPrimeSync',
  'createDiffieHellman',
  'createDiffieHellmanGroup',
  'createECDH',
  'createPrivateKey',
  'createPublicKey',
  'createSign',
  'createVerify',
  'decapsulate',
  'diffieHellman',
  'encapsulate',
  'generateKeyPair',
  'generateKeyPairSync',
  'generatePrime',
  'generatePrimeSync',
  'getDiffieHellman',
  'privateDecrypt',
  'privateEncrypt',
  'publicDecrypt',
  'publicEncrypt',
  'setEngine',
  'sign',
  'verify',
];

export const absentFunctions: Readonly<Record<string, unknown>> = Object.fromEntries(
  names.map((name) => [name, unavailable('crypto', name, instead)]),
);
