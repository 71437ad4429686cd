/** What a function of Node says that cannot be had on this platform. */
import { codedError, type CodedError } from '@efi-node/node-errors';
import { absentShapes } from './absent-shapes.ts';
import { absentBuiltins } from './absent.ts';

/** The program's own file and line that the call comes from, as far as the stack tells. */
function caller(): string | undefined {
  for (const line of (new Error().stack ?? '').split('\n')) {
    const place = /^\s+at (?:.*\()?([^()\s]+:\d+):\d+\)?$/.exec(line)?.[1];
    if (place !== undefined && !place.startsWith('node:')) return place;
  }
  return undefined;
}

export function unavailableError(builtin: string, member: string, instead: string): CodedError {
  const place = caller();
  const who = place === undefined ? '' : ` (asked for by ${place})`;
  const message = `node:${builtin}: ${member} is not available on this platform: ${instead}${who}`;
  return codedError(TypeError, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', message, { above: unavailableError });
}

function named(fn: object, name: string, length: number): void {
  Object.defineProperty(fn, 'name', { value: name, configurable: true });
  Object.defineProperty(fn, 'length', { value: length, configurable: true });
}

/**
 * A function, good as a class to extend as well, that throws when it is called or constructed. It takes as many arguments as
 * Node's, and has the methods of Node's class, as there are packages that wrap them when they load.
 */
export function unavailable(
  builtin: string,
  member: string,
  instead: string,
  [length = 0, ...methods]: readonly [length?: number, ...methods: string[]] = [],
): (...args: unknown[]) => never {
  function absent(): never {
    throw unavailableError(builtin, member, instead);
  }
  named(absent, member, length);
  for (const method of methods) {
    const value = (): never => {
      throw unavailableError(builtin, `${member}.${method}`, instead);
    };
    named(value, method, 0);
    Object.defineProperty(absent.prototype, method, { value, writable: true, configurable: true });
  }
  return absent;
}

export function createAbsent(name: string): Record<string, unknown> {
  const description = absentBuiltins[name];
  if (description === undefined) throw unavailableError(name, 'the module', 'it is not there yet');
  const { functions, values, instead } = description;
  const shapes = absentShapes[name] ?? {};
  const module: Record<string, unknown> = {};
  for (const member of functions) module[member] = unavailable(name, member, instead, shapes[member]);
  return Object.assign(module, values);
}
