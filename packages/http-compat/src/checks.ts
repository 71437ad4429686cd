/** Checks of options, with Node's errors. */
import { invalidArgType, outOfRange } from './errors.ts';

export function checkInteger(
  value: unknown,
  name: string,
  minimum = 0,
  maximum: number = Number.MAX_SAFE_INTEGER,
): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < minimum || value > maximum) {
    throw outOfRange(name, `>= ${minimum} && <= ${maximum}`, value);
  }
  return value;
}

export function checkBoolean(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw invalidArgType(name, 'boolean', value);
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
