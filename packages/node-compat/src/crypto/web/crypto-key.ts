/** CryptoKey: a secret with what may be done with it. */
import { illegalConstructor, invalidThis } from '@efi-node/node-errors';
import { inspect } from '../../inspect/inspect.ts';
import type { InspectOptions } from '../../inspect/options.ts';
import { cryptoKeys } from '../brands.ts';
import { setWebKeyBytes } from '../keys.ts';

export const usageNames = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'deriveKey',
  'deriveBits',
  'wrapKey',
  'unwrapKey',
] as const;
export type KeyUsage = (typeof usageNames)[number];

export interface KeyAlgorithm {
  readonly name: string;
  /** In bits. */
  readonly length?: number;
  readonly hash?: { readonly name: string };
}

export interface KeyState {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly extractable: boolean;
  readonly algorithm: KeyAlgorithm;
  readonly usages: readonly KeyUsage[];
}

const states: WeakMap<CryptoKey, KeyState> = new WeakMap();
const ours = Symbol('made here');

export class CryptoKey {
  constructor(token?: unknown, state?: KeyState) {
    if (token !== ours || state === undefined) throw illegalConstructor();
    states.set(this, state);
    cryptoKeys.add(this);
  }

  get type(): 'secret' {
    stateOf(this);
    return 'secret';
  }

  get extractable(): boolean {
    return stateOf(this).extractable;
  }

  get algorithm(): KeyAlgorithm {
    return stateOf(this).algorithm;
  }

  get usages(): readonly KeyUsage[] {
    return stateOf(this).usages;
  }

  get [Symbol.toStringTag](): string {
    return 'CryptoKey';
  }
}
for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
  Object.defineProperty(CryptoKey.prototype, name, { enumerable: true });
}
Object.defineProperty(CryptoKey.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: CryptoKey, depth: number, options: InspectOptions): unknown {
    if (depth < 0) return this;
    const { type, extractable, algorithm, usages } = this;
    const inner = options.depth === null ? null : (options.depth ?? 2) - 1;
    return `CryptoKey ${inspect({ type, extractable, algorithm, usages }, { ...options, depth: inner })}`;
  },
  configurable: true,
  writable: true,
});

export function stateOf(key: CryptoKey): KeyState {
  const state = states.get(key);
  if (state === undefined) throw invalidThis('CryptoKey');
  return state;
}

export function makeKey(state: KeyState): CryptoKey {
  return new CryptoKey(ours, state);
}

setWebKeyBytes((key) => (key instanceof CryptoKey ? states.get(key)?.bytes : undefined));
