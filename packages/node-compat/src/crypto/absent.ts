/** What node:crypto has and cannot be had here: key agreement, encryption with public keys, certificates, prime numbers. */
import { unavailable } from '../unavailable.ts';

const instead =
  'hashes, HMAC, AES, key derivation, random values and signatures with Ed25519, P-256 and P-384 are available';

const names = [
  'Certificate',
  'DiffieHellman',
  'DiffieHellmanGroup',
  'ECDH',
  'X509Certificate',
  'argon2',
  'argon2Sync',
  'checkPrime',
  'checkPrimeSync',
  'createDiffieHellman',
  'createDiffieHellmanGroup',
  'createECDH',
  'decapsulate',
  'diffieHellman',
  'encapsulate',
  'generatePrime',
  'generatePrimeSync',
  'getDiffieHellman',
  'privateDecrypt',
  'privateEncrypt',
  'publicDecrypt',
  'publicEncrypt',
  'setEngine',
];

export const absentFunctions: Readonly<Record<string, unknown>> = Object.fromEntries(
  names.map((name) => [name, unavailable('crypto', name, instead)]),
);
