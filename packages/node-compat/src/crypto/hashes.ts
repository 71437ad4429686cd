/** Hash functions by OpenSSL's names: the machine's own, and noble's, which are evaluated when one of them is asked for. */
import { builtin } from '../load.ts';
import { aliases, listedAliases } from './hash-names.ts';
import { nativeHashes } from './native-hashes.ts';

export interface RunningHash {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
  /** `outputLength` is for functions with a digest of any length; the others have no choice. */
  clone(outputLength?: number): RunningHash;
  readonly outputLen: number;
}

/** A hash function that HMAC and key derivation can build on. */
export interface HashFunction {
  readonly outputLength: number;
  create(): RunningHash;
  hmac(key: Uint8Array): RunningHash;
  pbkdf2(password: Uint8Array, salt: Uint8Array, iterations: number, length: number): Uint8Array;
  hkdf(key: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array;
}

/** One without them here. */
export interface PlainHash {
  readonly outputLength: number;
  create(): RunningHash;
  /** Of functions with a digest of any length. */
  readonly createOf?: (length: number) => RunningHash;
}

type Hashing = HashFunction | PlainHash;

/** The digest of TLS 1.0: both, one after the other. */
function both(first: RunningHash, second: RunningHash): RunningHash {
  return {
    outputLen: first.outputLen + second.outputLen,
    update(data) {
      first.update(data);
      second.update(data);
    },
    digest: () => Buffer.concat([first.digest(), second.digest()]),
    clone: () => both(first.clone(), second.clone()),
  };
}

const functions: Map<string, Hashing> = new Map(Object.entries(nativeHashes));
const { md5, sha1 } = nativeHashes;
functions.set('md5-sha1', { create: () => both(md5.create(), sha1.create()), outputLength: 36 });

const MODULE = 'internal/crypto-hashes';
/** What that module has. */
const late: ReadonlySet<string> = new Set([
  'blake2b512',
  'blake2s256',
  'sha3-224',
  'sha3-256',
  'sha3-384',
  'sha3-512',
  'sha512-224',
  'sha512-256',
  'shake128',
  'shake256',
]);

/** For that module. */
export function addHashes(more: Readonly<Record<string, Hashing>>): void {
  for (const name of late) {
    const hashing = more[name];
    if (hashing === undefined) throw new Error(`no ${name} in ${MODULE}`);
    functions.set(name, hashing);
  }
}

export const hashNames: readonly string[] = [
  ...functions.keys(),
  ...late,
  ...Object.keys(listedAliases),
].toSorted();

function named(name: string): Hashing | undefined {
  if (late.has(name) && !functions.has(name)) builtin(MODULE);
  return functions.get(name);
}

function find(name: string): Hashing | undefined {
  const direct = named(name);
  if (direct !== undefined) return direct;
  const key = name.toLowerCase();
  return named(key) ?? named(aliases.get(key) ?? '');
}

/** 'unknown' for a name that nobody here knows, 'fixed' for a length that the function has not. */
export function createRunningHash(name: string, outputLength?: number): RunningHash | 'unknown' | 'fixed' {
  const found = find(name);
  if (found === undefined) return 'unknown';
  if (outputLength === undefined || outputLength === found.outputLength) return found.create();
  return ('createOf' in found ? found.createOf?.(outputLength) : undefined) ?? 'fixed';
}

/** Undefined for what HMAC cannot be built on. */
export function hashFunction(name: string): HashFunction | undefined {
  const found = find(name);
  return found !== undefined && 'hmac' in found ? found : undefined;
}
