/** The curves that there are keys on: Ed25519 (RFC 8032), P-256 and P-384 (NIST SP 800-186). */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';

export interface Curve {
  /** As OpenSSL has it. */
  readonly name: 'ed25519' | 'prime256v1' | 'secp384r1';
  readonly type: 'ec' | 'ed25519';
  /** As JSON Web Keys have it. */
  readonly webName: 'Ed25519' | 'P-256' | 'P-384';
  /** What DER says it with, without tag and length. */
  readonly objectId: Uint8Array;
  /** Bytes of a secret and of a coordinate. */
  readonly size: number;
  /** Of a secret: 32 bytes with Ed25519, otherwise the uncompressed point. */
  publicOf(secret: Uint8Array): Uint8Array;
  /** Throws for what is no point. */
  checkPublic(bytes: Uint8Array): void;
  /** `message`: the message itself with Ed25519, otherwise its digest. */
  sign(message: Uint8Array, secret: Uint8Array, format: SignatureFormat): Uint8Array;
  verify(signature: Uint8Array, message: Uint8Array, key: Uint8Array, format: SignatureFormat): boolean;
}

export type SignatureFormat = 'compact' | 'der';

function overNist(
  curve: typeof p256,
  described: Pick<Curve, 'name' | 'webName' | 'objectId' | 'size'>,
): Curve {
  const options = (format: SignatureFormat): object => ({ prehash: false, lowS: false, format });
  return {
    ...described,
    type: 'ec',
    publicOf: (secret) => curve.getPublicKey(secret, false),
    checkPublic: (bytes) => curve.Point.fromBytes(bytes).assertValidity(),
    sign: (digest, secret, format) => curve.sign(digest, secret, options(format)),
    verify(signature, digest, key, format) {
      try {
        return curve.verify(signature, digest, key, options(format));
      } catch {
        // Not even the form of a signature.
        return false;
      }
    },
  };
}

const edwards: Curve = {
  name: 'ed25519',
  type: 'ed25519',
  webName: 'Ed25519',
  objectId: Uint8Array.of(0x2b, 0x65, 0x70),
  size: 32,
  publicOf: (secret) => ed25519.getPublicKey(secret),
  checkPublic(bytes) {
    if (bytes.length !== 32) throw new Error('no point');
  },
  sign: (message, secret) => ed25519.sign(message, secret),
  verify(signature, message, key) {
    try {
      return signature.length === 64 && ed25519.verify(signature, message, key, { zip215: false });
    } catch {
      return false;
    }
  },
};

export const curves: readonly Curve[] = [
  edwards,
  overNist(p256, {
    name: 'prime256v1',
    webName: 'P-256',
    objectId: Uint8Array.of(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07),
    size: 32,
  }),
  overNist(p384, {
    name: 'secp384r1',
    webName: 'P-384',
    objectId: Uint8Array.of(0x2b, 0x81, 0x04, 0x00, 0x22),
    size: 48,
  }),
];

/** By OpenSSL's name or that of NIST. */
export function findCurve(name: string): Curve | undefined {
  return curves.find((curve) => curve.name === name || curve.webName === name);
}
