/** Keys with a public part as bytes: SubjectPublicKeyInfo (RFC 5280), PKCS #8 (RFC 5208), SEC 1 (RFC 5915), JSON (RFC 7517). */
import { member } from '../../narrow.ts';
import { type Curve, curves } from './curves.ts';
import { type Element, readElements, readSequence, tags, writeElement } from './der.ts';

/** A key: what is public of it, and its secret if it has one. */
export interface KeyMaterial {
  readonly curve: Curve;
  readonly publicBytes: Uint8Array;
  readonly secret: Uint8Array | undefined;
}

/** id-ecPublicKey (RFC 5480). */
const EC_PUBLIC_KEY = Uint8Array.of(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01);

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}

function curveById(id: Uint8Array | undefined, type: Curve['type']): Curve | undefined {
  return curves.find((curve) => curve.type === type && isSame(curve.objectId, id));
}

/** AlgorithmIdentifier. 'other' for an algorithm that we have not. */
function readAlgorithm(element: Element | undefined): Curve | 'other' | undefined {
  if (element?.tag !== tags.sequence) return undefined;
  const [algorithm, parameters] = readElements(element.content) ?? [];
  if (algorithm?.tag !== tags.objectId) return undefined;
  if (!isSame(EC_PUBLIC_KEY, algorithm.content)) return curveById(algorithm.content, 'ed25519') ?? 'other';
  return curveById(parameters?.content, 'ec') ?? 'other';
}

function writeAlgorithm({ type, objectId }: Curve): Uint8Array {
  const id = writeElement(tags.objectId, objectId);
  if (type === 'ed25519') return writeElement(tags.sequence, id);
  return writeElement(tags.sequence, writeElement(tags.objectId, EC_PUBLIC_KEY), id);
}

/** What reading gives: a key, one of a kind that we have not, or nothing that makes sense. */
export type Read = KeyMaterial | 'other' | undefined;

function publicMaterial(curve: Curve, publicBytes: Uint8Array): Read {
  try {
    curve.checkPublic(publicBytes);
  } catch {
    return undefined;
  }
  return { curve, publicBytes: new Uint8Array(publicBytes), secret: undefined };
}

function secretMaterial(curve: Curve, secret: Uint8Array): Read {
  try {
    const own = new Uint8Array(secret);
    return { curve, publicBytes: curve.publicOf(own), secret: own };
  } catch {
    return undefined;
  }
}

export function readSpki(bytes: Uint8Array): Read {
  const [algorithm, key] = readSequence(bytes) ?? [];
  const curve = readAlgorithm(algorithm);
  if (curve === undefined || curve === 'other') return curve;
  // The bits of the last byte that are none.
  if (key?.tag !== tags.bitString || key.content[0] !== 0) return undefined;
  return publicMaterial(curve, key.content.subarray(1));
}

export function writeSpki({ curve, publicBytes }: KeyMaterial): Uint8Array {
  const bits = writeElement(tags.bitString, Uint8Array.of(0), publicBytes);
  return writeElement(tags.sequence, writeAlgorithm(curve), bits);
}

export function readPkcs8(bytes: Uint8Array): Read {
  const [version, algorithm, key] = readSequence(bytes) ?? [];
  if (version?.tag !== tags.integer) return undefined;
  const curve = readAlgorithm(algorithm);
  if (curve === undefined || curve === 'other') return curve;
  if (key?.tag !== tags.octetString) return undefined;
  if (curve.type === 'ec') return readSec1(key.content, curve);
  const [inner] = readElements(key.content) ?? [];
  return inner?.tag === tags.octetString ? secretMaterial(curve, inner.content) : undefined;
}

/** `known`: the curve that is named elsewhere. */
export function readSec1(bytes: Uint8Array, known?: Curve): Read {
  const [version, secret, ...rest] = readSequence(bytes) ?? [];
  if (version?.tag !== tags.integer || secret?.tag !== tags.octetString) return undefined;
  const parameters = rest.find(({ tag }) => tag === tags.parameters);
  const [named] = readElements(parameters?.content ?? new Uint8Array(0)) ?? [];
  const curve = known ?? curveById(named?.content, 'ec') ?? (named === undefined ? undefined : 'other');
  if (curve === undefined || curve === 'other') return curve;
  return secretMaterial(curve, secret.content);
}

function sec1Parts({ curve, publicBytes, secret }: KeyMaterial, isNamed: boolean): Uint8Array {
  const parameters = writeElement(tags.parameters, writeElement(tags.objectId, curve.objectId));
  const bits = writeElement(tags.bitString, Uint8Array.of(0), publicBytes);
  return writeElement(
    tags.sequence,
    Uint8Array.of(tags.integer, 1, 1),
    writeElement(tags.octetString, secret ?? new Uint8Array(0)),
    isNamed ? parameters : new Uint8Array(0),
    writeElement(tags.publicKey, bits),
  );
}

export function writeSec1(key: KeyMaterial): Uint8Array {
  return sec1Parts(key, true);
}

export function writePkcs8(key: KeyMaterial): Uint8Array {
  const { curve, secret = new Uint8Array(0) } = key;
  const inner = curve.type === 'ec' ? sec1Parts(key, false) : writeElement(tags.octetString, secret);
  return writeElement(
    tags.sequence,
    Uint8Array.of(tags.integer, 1, 0),
    writeAlgorithm(curve),
    writeElement(tags.octetString, inner),
  );
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

export function toJson({ curve, publicBytes, secret }: KeyMaterial): Record<string, string> {
  const d = secret === undefined ? {} : { d: base64url(secret) };
  if (curve.type === 'ed25519') return { crv: curve.webName, ...d, x: base64url(publicBytes), kty: 'OKP' };
  const x = base64url(publicBytes.subarray(1, 1 + curve.size));
  const y = base64url(publicBytes.subarray(1 + curve.size));
  return { kty: 'EC', x, y, crv: curve.webName, ...d };
}

/** `kty` has been looked at. */
export function fromJson(json: object, isPrivate: boolean): Read {
  const bytes = (name: string): Uint8Array | undefined => {
    const value = member(json, name);
    return typeof value === 'string' ? Buffer.from(value, 'base64url') : undefined;
  };
  const type = member(json, 'kty') === 'EC' ? 'ec' : 'ed25519';
  const curve = curves.find((each) => each.type === type && each.webName === member(json, 'crv'));
  if (curve === undefined) return typeof member(json, 'crv') === 'string' ? 'other' : undefined;
  const x = bytes('x');
  const y = type === 'ec' ? bytes('y') : new Uint8Array(0);
  const secret = bytes('d');
  if (x === undefined || y === undefined || (isPrivate && secret === undefined)) return undefined;
  if (isPrivate && secret !== undefined) return secretMaterial(curve, secret);
  return publicMaterial(curve, type === 'ec' ? Buffer.concat([Uint8Array.of(4), x, y]) : x);
}

/** What stands in a PEM text, by its label. */
export function readPem(text: string): { readonly label: string; readonly bytes: Uint8Array } | undefined {
  const [, label, body] = /-----BEGIN ([A-Z0-9 ]+)-----\s([^-]*)-----END \1-----/.exec(text) ?? [];
  if (label === undefined || body === undefined) return undefined;
  return { label, bytes: Buffer.from(body.replaceAll(/\s/g, ''), 'base64') };
}

export function writePem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
