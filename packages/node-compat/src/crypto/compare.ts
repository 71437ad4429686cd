import { cryptoTimingSafeEqualLength, invalidArgType } from '@efi-node/node-errors';
import { memoryBytes, VIEWS } from './bytes.ts';

function operand(value: unknown, name: string): Uint8Array {
  const bytes = memoryBytes(value);
  if (bytes !== undefined) return bytes;
  const error = invalidArgType(name, VIEWS, value);
  // Node says here what it wants and not what it got.
  error.message = error.message.replace(/ Received [^]*$/, '');
  throw error;
}

/** Whether two views of equal length have the same bytes; how long that takes does not depend on them. */
export function timingSafeEqual(a: unknown, b: unknown): boolean {
  const left = operand(a, 'buf1');
  const right = operand(b, 'buf2');
  if (left.length !== right.length) throw cryptoTimingSafeEqualLength();
  let difference = 0;
  for (let index = 0; index < left.length; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
}
