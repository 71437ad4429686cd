/** `rm`, and all that is below a directory. */
import {
  codedError,
  type CodedError,
  validateBoolean,
  validateInteger,
  validateObject,
} from '@efi-node/node-errors';
import { member } from '../../narrow.ts';
import { toPath } from '../arguments.ts';
import { attempt } from '../errors.ts';
import { Failure, type FileSystem, type Names } from '../systems/file-system.ts';
import { files } from '../world.ts';

function removeAt(system: FileSystem, names: Names): void {
  if (system.status(names).kind !== 'directory') {
    system.removeFile(names);
    return;
  }
  for (const { name } of system.list(names)) removeAt(system, [...names, name]);
  system.removeDirectory(names);
}

/** Links are removed, not followed. */
export function removeTree(path: string): void {
  const { system, names } = files().find(path, false);
  removeAt(system, names);
}

const errnoOfDirectory = 21;

/** Node's own error for a directory that was to be removed as a file. */
function isDirectoryError(path: string): CodedError {
  const info = { code: 'EISDIR', message: 'is a directory', path, syscall: 'rm', errno: errnoOfDirectory };
  return systemLikeError(
    'ERR_FS_EISDIR',
    `Path is a directory: rm returned EISDIR (is a directory) ${path}`,
    info,
  );
}

/** An error of Node's own file operations that is worded as one of the system. */
export function systemLikeError(
  code: string,
  message: string,
  info: Readonly<Record<string, unknown>>,
): CodedError {
  const { errno, syscall, path } = info;
  const error = codedError(Error, code, message, { properties: { info, errno, syscall, path } });
  return Object.defineProperty(error, 'name', { value: 'SystemError', writable: true, configurable: true });
}

const largestSigned = 2 ** 31 - 1;
const largestUnsigned = 2 ** 32 - 1;

export function rm(path: unknown, given?: unknown): () => void {
  const name = toPath(path);
  if (given !== undefined) validateObject(given, 'options');
  const force = member(given, 'force') ?? false;
  const recursive = member(given, 'recursive') ?? false;
  validateBoolean(force, 'options.force');
  validateBoolean(recursive, 'options.recursive');
  validateInteger(member(given, 'retryDelay') ?? 0, 'options.retryDelay', 0, largestSigned);
  validateInteger(member(given, 'maxRetries') ?? 0, 'options.maxRetries', 0, largestUnsigned);
  return () => {
    const kind = attempt(
      'lstat',
      () => {
        try {
          const { system, names } = files().find(name, false);
          return system.status(names).kind;
        } catch (error) {
          if (force && error instanceof Failure && error.code === 'ENOENT') return undefined;
          throw error;
        }
      },
      name,
    );
    if (kind === undefined) return;
    if (kind === 'directory' && !recursive) throw isDirectoryError(name);
    attempt('rm', () => removeTree(name), name);
  };
}
