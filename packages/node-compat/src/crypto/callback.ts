import { invalidArgType } from '@efi-node/node-errors';
import { type AnyFunction, isFunction } from '../narrow.ts';

export function requireCallback(value: unknown): AnyFunction {
  if (!isFunction(value)) throw invalidArgType('callback', 'function', value);
  return value;
}
