/** The part of node:crypto whose keys have a public half. */
import { createPrivateKey, createPublicKey } from '../../crypto/asymmetric/key-objects.ts';
import {
  generateKeyPair,
  generateKeyPairPromise,
  generateKeyPairSync,
} from '../../crypto/asymmetric/key-pairs.ts';
import { Sign, sign, Verify, verify } from '../../crypto/asymmetric/signatures.ts';
import { callable } from '../../crypto/callable.ts';
import { isObject } from '../../narrow.ts';

function createSign(algorithm: unknown, options?: unknown): Sign {
  return new Sign(algorithm, isObject(options) ? options : undefined);
}

function createVerify(algorithm: unknown, options?: unknown): Verify {
  return new Verify(algorithm, isObject(options) ? options : undefined);
}

const exported: Record<string, unknown> = {
  Sign: callable('Sign', Sign, (algorithm, options) => createSign(algorithm, options)),
  Verify: callable('Verify', Verify, (algorithm, options) => createVerify(algorithm, options)),
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPair,
  generateKeyPairPromise,
  generateKeyPairSync,
  sign,
  verify,
};
export default exported;
