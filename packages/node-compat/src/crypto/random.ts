/** Random bytes of the processor's or firmware's generator. */
import { codedError } from '@efi-node/node-errors';
import { runtime } from '../context.ts';

/** Small requests share one call. */
const reserve = new Uint8Array(256);
let left = 0;

/** There is no weaker source to fall back on: without a generator there are no random values. */
function fromMachine(target: Uint8Array): void {
  try {
    runtime().native.randomBytes(target);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `no random numbers on this machine: ${reason}`;
    throw codedError(Error, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', message, { cause, above: randomFill });
  }
}

/** Fills with random bytes. Throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM on a machine without a generator. */
export function randomFill(target: Uint8Array): void {
  if (target.length > 64) {
    fromMachine(target);
    return;
  }
  if (target.length > left) {
    fromMachine(reserve);
    left = reserve.length;
  }
  left -= target.length;
  target.set(reserve.subarray(left, left + target.length));
  // What was given out is not kept.
  reserve.fill(0, left, left + target.length);
}

function uuidText(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = runtime().native.decode(bytes, 'hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** RFC 9562, section 5.4. */
export function randomUuid(): string {
  const bytes = new Uint8Array(16);
  randomFill(bytes);
  return uuidText(bytes, 4);
}

/** RFC 9562, section 5.7: milliseconds since 1970, then random bits. */
export function randomUuid7(): string {
  const bytes = new Uint8Array(16);
  randomFill(bytes);
  const now = Date.now();
  for (let at = 5, rest = now; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256;
  return uuidText(bytes, 7);
}
