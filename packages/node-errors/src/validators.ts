/** Checks of arguments. Each throws Node's own error for a value that Node would refuse. */
import { invalidArgType, invalidArgValue, outOfRange } from './argument-errors.ts';
import { socketBadPort } from './net-errors.ts';
import { inspect } from './received.ts';

export function validateString(value: unknown, name: string): asserts value is string {
  if (typeof value !== 'string') throw invalidArgType(name, 'string', value);
}

export function validateBoolean(value: unknown, name: string): asserts value is boolean {
  if (typeof value !== 'boolean') throw invalidArgType(name, 'boolean', value);
}

export function validateFunction(
  value: unknown,
  name: string,
): asserts value is (...args: never[]) => unknown {
  if (typeof value !== 'function') throw invalidArgType(name, 'function', value);
}

/** An object, not null, not an array, not a function. */
export function validateObject(value: unknown, name: string): asserts value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidArgType(name, 'object', value);
}

export function validateArray(value: unknown, name: string): asserts value is unknown[] {
  if (!Array.isArray(value)) throw invalidArgType(name, 'Array', value);
}

export function validateNumber(
  value: unknown,
  name: string,
  min?: number,
  max?: number,
): asserts value is number {
  if (typeof value !== 'number') throw invalidArgType(name, 'number', value);
  const low = min !== undefined && value < min;
  const high = max !== undefined && value > max;
  if (low || high || ((min !== undefined || max !== undefined) && Number.isNaN(value))) {
    const lower = min === undefined ? [] : [`>= ${min}`];
    const upper = max === undefined ? [] : [`<= ${max}`];
    throw outOfRange(name, [...lower, ...upper].join(' && '), value);
  }
}

export function validateInteger(
  value: unknown,
  name: string,
  min: number = Number.MIN_SAFE_INTEGER,
  max: number = Number.MAX_SAFE_INTEGER,
): asserts value is number {
  if (typeof value !== 'number') throw invalidArgType(name, 'number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
}

/** Answers the port as a number; strings of digits are taken too. */
export function validatePort(value: unknown, name = 'Port', allowZero = true): number {
  const number =
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : -1;
  const whole = Number.isInteger(number) && number >= 0 && number <= 65535;
  if (!whole || (number === 0 && !allowZero)) throw socketBadPort(name, value, allowZero);
  return number;
}

export function validateOneOf<T>(value: unknown, name: string, allowed: readonly T[]): asserts value is T {
  if (allowed.some((item) => item === value)) return;
  throw invalidArgValue(name, value, `must be one of: ${allowed.map((item) => inspect(item)).join(', ')}`);
}

/** Longest delay of a timer, in milliseconds. */
const MAX_DELAY = 2 ** 31 - 1;

/** The delay of a timer in milliseconds, which need not be whole; longer ones are cut to what a timer can do. */
export function timerDuration(value: unknown, name: string): number {
  validateNumber(value, name);
  if (!(value >= 0 && Number.isFinite(value))) throw outOfRange(name, 'a non-negative finite number', value);
  return Math.min(value, MAX_DELAY);
}

export function validateAbortSignal(value: unknown, name: string): asserts value is AbortSignal | undefined {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null || !('aborted' in value)) {
    throw invalidArgType(name, 'AbortSignal', value);
  }
}
