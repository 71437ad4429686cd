/** What a function of Node says that cannot be had on this platform. */
import { codedError, type CodedError } from '@efi-node/node-errors';
import { absentBuiltins } from './absent.ts';

export function unavailableError(builtin: string, member: string, instead: string): CodedError {
  const message = `node:${builtin}: ${member} is not available on this platform: ${instead}`;
  return codedError(TypeError, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', message, { above: unavailableError });
}

/** A function, good as a class to extend as well, that throws when it is called or constructed. */
export function unavailable(builtin: string, member: string, instead: string): (...args: unknown[]) => never {
  function absent(): never {
    throw unavailableError(builtin, member, instead);
  }
  Object.defineProperty(absent, 'name', { value: member });
  return absent;
}

export function createAbsent(name: string): Record<string, unknown> {
  const description = absentBuiltins[name];
  if (description === undefined) throw unavailableError(name, 'the module', 'it is not there yet');
  const module: Record<string, unknown> = {};
  for (const member of description.functions) module[member] = unavailable(name, member, description.instead);
  return Object.assign(module, description.values);
}
