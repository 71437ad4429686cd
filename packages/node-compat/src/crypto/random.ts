import { runtime } from '../context.ts';

/** Random bytes of the processor's or firmware's generator; small requests share one call. */
const reserve = new Uint8Array(256);
let left = 0;

export function randomFill(target: Uint8Array): void {
  const { native } = runtime();
  if (target.length > 64) {
    native.randomBytes(target);
    return;
  }
  if (target.length > left) {
    native.randomBytes(reserve);
    left = reserve.length;
  }
  left -= target.length;
  target.set(reserve.subarray(left, left + target.length));
  // What was given out is not kept.
  reserve.fill(0, left, left + target.length);
}

export function randomUuid(): string {
  const bytes = new Uint8Array(16);
  randomFill(bytes);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = runtime().native.decode(bytes, 'hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
