/** Algorithms as programs name them, made sure of (Web Cryptography API, section 18.4). */
import { codedError } from '@efi-node/node-errors';
import { isObject, member } from '../../narrow.ts';
import { memoryBytes } from '../bytes.ts';
import { failure, missingOption } from './errors.ts';

export type Operation =
  | 'decrypt'
  | 'deriveBits'
  | 'digest'
  | 'encrypt'
  | 'generateKey'
  | 'get key length'
  | 'importKey'
  | 'sign';

export interface Algorithm {
  /** As the standard writes it. */
  readonly name: string;
  /** What the program gave beside the name. */
  readonly given: unknown;
  /** The dictionary that it stands for. */
  readonly dictionary: string;
}

const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
const AES = ['AES-CBC', 'AES-CTR', 'AES-GCM'];

function each(names: readonly string[], dictionary = ''): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, dictionary]));
}

const CIPHERS = { 'AES-CBC': 'AesCbcParams', 'AES-CTR': 'AesCtrParams', 'AES-GCM': 'AeadParams' };

/** What each operation can be done with, and the dictionary that this takes. */
const known: Readonly<Record<Operation, Readonly<Record<string, string>>>> = {
  digest: each(HASHES),
  sign: each(['HMAC']),
  encrypt: CIPHERS,
  decrypt: CIPHERS,
  deriveBits: { HKDF: 'HkdfParams', PBKDF2: 'Pbkdf2Params' },
  importKey: { ...each([...AES, 'HKDF', 'PBKDF2']), HMAC: 'HmacImportParams' },
  generateKey: { ...each(AES, 'AesKeyGenParams'), HMAC: 'HmacKeyGenParams' },
  'get key length': {
    ...each(AES, 'AesDerivedKeyParams'),
    ...each(['HKDF', 'PBKDF2']),
    HMAC: 'HmacImportParams',
  },
};

const required: Readonly<Record<string, readonly string[]>> = {
  AeadParams: ['iv'],
  AesCbcParams: ['iv'],
  AesCtrParams: ['counter', 'length'],
  AesDerivedKeyParams: ['length'],
  AesKeyGenParams: ['length'],
  HkdfParams: ['hash', 'info', 'salt'],
  HmacImportParams: ['hash'],
  HmacKeyGenParams: ['hash'],
  Pbkdf2Params: ['hash', 'iterations', 'salt'],
};

export function normalize(algorithm: unknown, operation: Operation): Algorithm {
  const given = isObject(algorithm) ? algorithm : { name: algorithm };
  const label = member(given, 'name');
  if (isObject(algorithm) && label === undefined) throw missingOption('Algorithm', 'name');
  const wanted = String(label).toUpperCase();
  const found = Object.entries(known[operation]).find(([name]) => name === wanted);
  if (found === undefined) throw failure('NotSupportedError', 'Unrecognized algorithm name');
  const [name, dictionary] = found;
  for (const option of required[dictionary] ?? []) {
    if (member(given, option) === undefined) throw missingOption(dictionary, option);
  }
  return { name, given, dictionary };
}

/** Whether an operation can be done with it at all. */
export function isKnown(algorithm: unknown, operation: Operation): boolean {
  const label = isObject(algorithm) ? member(algorithm, 'name') : algorithm;
  return Object.keys(known[operation]).includes(String(label).toUpperCase());
}

export function hashOf({ given, dictionary }: Algorithm): string {
  const hash = member(given, 'hash');
  if (dictionary.startsWith('Hmac') && !isKnown(hash, 'digest')) {
    throw failure('NotSupportedError', `Only SHA hashes are supported in ${dictionary}`);
  }
  return normalize(hash, 'digest').name;
}

/** A copy of bytes that the algorithm comes with. */
export function bytesOf({ given, dictionary }: Algorithm, option: string): Uint8Array<ArrayBuffer> {
  const bytes = memoryBytes(member(given, option));
  if (bytes !== undefined) return new Uint8Array(bytes);
  const message = `Failed to normalize algorithm: '${option}' of '${dictionary}' (passed algorithm) is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.`;
  throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message, { above: bytesOf });
}

export function numberOf({ given }: Algorithm, option: string): number {
  return Math.trunc(Number(member(given, option)));
}

export function has({ given }: Algorithm, option: string): boolean {
  return member(given, option) !== undefined;
}
