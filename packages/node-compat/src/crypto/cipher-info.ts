/** The ciphers that there are, by OpenSSL's names. */
import { invalidArgType, validateInteger, validateObject } from '@efi-node/node-errors';
import { member } from '../narrow.ts';

export type CipherMode = 'cbc' | 'ctr' | 'ecb' | 'gcm';

export interface CipherDescription {
  readonly mode: CipherMode;
  readonly name: string;
  /** OpenSSL's number. */
  readonly nid: number;
  /** In bytes. */
  readonly keyLength: number;
  /** In bytes; with GCM the usual one. */
  readonly ivLength: number;
}

function describe(mode: CipherMode, bits: number, nid: number): CipherDescription {
  const name = mode === 'gcm' ? `id-aes${bits}-gcm` : `aes-${bits}-${mode}`;
  const ivLength = { cbc: 16, ctr: 16, ecb: 0, gcm: 12 }[mode];
  return { mode, name, nid, keyLength: bits / 8, ivLength };
}

const ciphers: readonly CipherDescription[] = [
  describe('cbc', 128, 419),
  describe('cbc', 192, 423),
  describe('cbc', 256, 427),
  describe('ctr', 128, 904),
  describe('ctr', 192, 905),
  describe('ctr', 256, 906),
  describe('ecb', 128, 418),
  describe('ecb', 192, 422),
  describe('ecb', 256, 426),
  describe('gcm', 128, 895),
  describe('gcm', 192, 898),
  describe('gcm', 256, 901),
];

const names: ReadonlyMap<string, CipherDescription> = new Map(
  ciphers.flatMap((cipher): [string, CipherDescription][] => {
    const bits = cipher.keyLength * 8;
    const own: [string, CipherDescription] = [`aes-${bits}-${cipher.mode}`, cipher];
    if (cipher.mode === 'cbc') return [own, [`aes${bits}`, cipher]];
    return cipher.mode === 'gcm' ? [own, [`id-aes${bits}-GCM`, cipher]] : [own];
  }),
);
const lowerCaseNames: ReadonlyMap<string, CipherDescription> = new Map(
  [...names].map(([name, cipher]) => [name.toLowerCase(), cipher]),
);

export const cipherNames: readonly string[] = [...names.keys()].toSorted();

export function findCipher(name: string): CipherDescription | undefined {
  return lowerCaseNames.get(name.toLowerCase());
}

export function isIvLength({ mode, ivLength }: CipherDescription, length: number): boolean {
  return mode === 'gcm' ? length > 0 : length === ivLength;
}

/** What is known of a cipher; undefined when there is none of the name, or none with such lengths. */
export function getCipherInfo(nameOrNid: unknown, options?: unknown): object | undefined {
  if (typeof nameOrNid !== 'string' && typeof nameOrNid !== 'number') {
    throw invalidArgType('nameOrNid', ['string', 'number'], nameOrNid);
  }
  let keyLength: unknown;
  let ivLength: unknown;
  if (options !== undefined) {
    validateObject(options, 'options');
    keyLength = member(options, 'keyLength');
    ivLength = member(options, 'ivLength');
    if (keyLength !== undefined) validateInteger(keyLength, 'options.keyLength', -(2 ** 31), 2 ** 31 - 1);
    if (ivLength !== undefined) validateInteger(ivLength, 'options.ivLength', -(2 ** 31), 2 ** 31 - 1);
  }
  const cipher =
    typeof nameOrNid === 'string' ? findCipher(nameOrNid) : ciphers.find(({ nid }) => nid === nameOrNid);
  if (cipher === undefined) return undefined;
  if (keyLength !== undefined && keyLength !== cipher.keyLength) return undefined;
  if (typeof ivLength === 'number' && !isIvLength(cipher, ivLength)) return undefined;
  const { mode, name, nid } = cipher;
  const blockSize = mode === 'ecb' || mode === 'cbc' ? 16 : 1;
  const described = { mode, name, nid, blockSize };
  const iv = ivLength ?? cipher.ivLength;
  return mode === 'ecb'
    ? { ...described, keyLength: cipher.keyLength }
    : { ...described, ivLength: iv, keyLength: cipher.keyLength };
}
