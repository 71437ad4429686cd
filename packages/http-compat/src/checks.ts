/** Checks of options, with Node's errors. */
import { validateBoolean, validateInteger } from '@efi-node/node-errors';

export function checkInteger(
  value: unknown,
  name: string,
  minimum = 0,
  maximum: number = Number.MAX_SAFE_INTEGER,
): number {
  validateInteger(value, name, minimum, maximum);
  return value;
}

export function checkBoolean(value: unknown, name: string): boolean {
  validateBoolean(value, name);
  return value;
}

/** `check` for a value that may be left out. */
export function optional<T>(
  value: unknown,
  name: string,
  check: (value: unknown, name: string) => T,
): T | undefined {
  return value === undefined ? undefined : check(value, name);
}
