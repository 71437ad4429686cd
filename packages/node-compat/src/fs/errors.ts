/** Failures of file systems as the errors that programs see: libuv's words, with the names that the program gave. */
import { type SystemError, uvException } from '@efi-node/node-errors';
import { Failure } from './systems/file-system.ts';

/** Does what `syscall` stands for. A `Failure` comes out as Node's error, with firmware's as its cause if there is one. */
export function attempt<T>(syscall: string, action: () => T, path?: string, dest?: string): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof Failure ? systemError(error, syscall, path, dest) : error;
  }
}

function systemError(failure: Failure, syscall: string, path?: string, dest?: string): SystemError {
  const error = uvException(failure.code, syscall, path, dest);
  if (failure.cause !== undefined)
    Object.defineProperty(error, 'cause', { value: failure.cause, writable: true, configurable: true });
  return error;
}
