/** What read and write streams of files have in common: their options, the functions that they call, their file. */
import {
  codedError,
  invalidArgType,
  outOfRange,
  validateAbortSignal,
  validateBoolean,
  validateFunction,
  validateInteger,
} from '@efi-node/node-errors';
import { builtin } from '../../load.ts';
import { isFunction, isObject, member } from '../../narrow.ts';
import { toOptions } from '../arguments.ts';
import { FileHandle } from '../file-handle.ts';

export type Done = (error?: Error | null) => void;

export interface StreamOptions {
  readonly given: object;
  readonly autoClose: boolean;
  readonly start: number | undefined;
  readonly end: number;
  readonly fd: number | FileHandle | undefined;
  /** Functions by their name in node:fs: the program's own, or those of the module at the moment of the call. */
  readonly call: (name: string, ...args: unknown[]) => void;
}

/** `needed` are the functions that a program's `fs` has to have, of each group at least one. */
export function toStreamOptions(options: unknown, needed: readonly string[]): StreamOptions {
  const given = toOptions(options);
  const fd = member(given, 'fd');
  if (fd !== undefined && fd !== null) checkFd(fd);
  const own = fileSystemOf(given, needed, fd instanceof FileHandle);
  const start = position(member(given, 'start'), 'start');
  const end =
    member(given, 'end') === Number.POSITIVE_INFINITY ? undefined : position(member(given, 'end'), 'end');
  if (start !== undefined && end !== undefined && start > end)
    throw outOfRange('start', `<= "end" (here: ${end})`, start);
  const flush = member(given, 'flush');
  if (flush !== undefined && flush !== null) validateBoolean(flush, 'options.flush');
  const signal = member(given, 'signal');
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return {
    given,
    autoClose: member(given, 'autoClose') !== false,
    start,
    end: end ?? Number.POSITIVE_INFINITY,
    fd: typeof fd === 'number' || fd instanceof FileHandle ? fd : undefined,
    call(name, ...args) {
      const fn = member(own ?? builtin('fs'), name);
      if (!isFunction(fn)) throw new TypeError(`fs.${name} is not a function`);
      Reflect.apply(fn, own ?? builtin('fs'), args);
    },
  };
}

interface FileStream {
  fd: number | null;
  readonly path: string | undefined;
  readonly flags: unknown;
  readonly mode: number;
  emit(name: string, ...args: unknown[]): boolean;
}

/** Opens the file, if the stream was not given an open one. Throws for flags that are none. */
export function openFile(stream: FileStream, { call }: StreamOptions, done: Done): void {
  if (stream.fd !== null) {
    done();
    return;
  }
  call('open', stream.path, stream.flags, stream.mode, (error: Error | null, fd: number) => {
    if (error !== null) {
      done(error);
      return;
    }
    stream.fd = fd;
    done();
    stream.emit('open', fd);
    stream.emit('ready');
  });
}

function checkFd(fd: unknown): void {
  if (fd instanceof FileHandle) return;
  if (typeof fd !== 'number') throw invalidArgType('options.fd', ['number', 'FileHandle'], fd);
  validateInteger(fd, 'fd', 0, 2 ** 31 - 1);
}

function position(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  validateInteger(value, name, 0);
  return value;
}

function fileSystemOf(given: object, needed: readonly string[], hasHandle: boolean): object | undefined {
  const own = member(given, 'fs');
  if (own === undefined || own === null) return undefined;
  if (hasHandle)
    throw codedError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The FileHandle with fs method is not implemented');
  for (const name of needed) validateFunction(member(own, name), `options.fs.${name}`);
  return isObject(own) ? own : undefined;
}

/** Closes the stream's file, by its handle if it came by one. */
export function closeFile(options: StreamOptions, fd: number, done: Done): void {
  const handle = options.fd;
  if (!(handle instanceof FileHandle)) {
    options.call('close', fd, done);
    return;
  }
  handle.close().then(
    () => done(),
    (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
  );
}

export function fdOf(options: StreamOptions): number | null {
  const { fd } = options;
  if (fd === undefined) return null;
  return typeof fd === 'number' ? fd : fd.fd;
}
