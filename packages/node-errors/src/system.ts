/** Errors of the system: a code such as ECONNREFUSED, its negative Linux number, and what was being done. */
import { systemErrors } from './system-errors.ts';

export interface SystemError extends Error {
  errno: number;
  code: string;
  syscall: string;
  address?: string;
  port?: number;
  path?: string;
  dest?: string;
  hostname?: string;
}

type Known = readonly [errno: number, code: string, message: string];

let byCode: Map<string, Known> | undefined;
let byErrno: Map<number, Known> | undefined;

function findCode(code: string): Known | undefined {
  byCode ??= new Map(systemErrors.map((known) => [known[1], known]));
  return byCode.get(code);
}

function findErrno(errno: number): Known | undefined {
  byErrno ??= new Map(systemErrors.map((known) => [known[0], known]));
  return byErrno.get(errno);
}

/** The negative number of a code; undefined for one that libuv does not know. */
export function errnoOf(code: string): number | undefined {
  return findCode(code)?.[0];
}

/** The code of a negative number. */
export function codeOf(errno: number): string | undefined {
  return findErrno(errno)?.[1];
}

/** 'connection refused', … */
export function messageOf(code: string): string | undefined {
  return findCode(code)?.[2];
}

/** A code or its number, as both. Numbers that nobody knows are named as Node names them. */
function identify(error: string | number): readonly [errno: number, code: string] {
  if (typeof error === 'number') return [error, codeOf(error) ?? `Unknown system error ${error}`];
  return [errnoOf(error) ?? 0, error];
}

/** ` 127.0.0.1:80`; port 0 is left out, as Node does. */
function endpoint(address: string | undefined, port: number | undefined): string {
  if (address === undefined || address === '') return '';
  return port !== undefined && port > 0 ? ` ${address}:${port}` : ` ${address}`;
}

/** A pipe's port is -1: it is no part of the message, and a property all the same. */
function where(address: string | undefined, port: number | undefined): Pick<SystemError, 'address' | 'port'> {
  return {
    ...(address === undefined ? {} : { address }),
    ...(port === undefined || port === 0 ? {} : { port }),
  };
}

/** `write EPIPE`, with a detail behind it if there is one. `error` is a code or its negative number. */
export function errnoException(error: string | number, syscall: string, detail = ''): SystemError {
  const [errno, code] = identify(error);
  const message = `${syscall} ${code}${detail === '' ? '' : ` ${detail}`}`;
  return Object.assign(new Error(message), { errno, code, syscall });
}

/**
 * `connect ECONNREFUSED 127.0.0.1:80`; port 0 is left out, as Node does. `error` is a code or its negative number,
 * `local` where the connection came from.
 */
export function exceptionWithHostPort(
  error: string | number,
  syscall: string,
  address?: string,
  port?: number,
  local = '',
): SystemError {
  const [errno, code] = identify(error);
  const tail = local === '' ? '' : ` - Local (${local})`;
  const message = `${syscall} ${code}${endpoint(address, port)}${tail}`;
  return Object.assign(new Error(message), { errno, code, syscall }, where(address, port));
}

/** `listen EADDRINUSE: address already in use 127.0.0.1:80`. The code stands before the number, as in Node. */
export function uvExceptionWithHostPort(
  code: string,
  syscall: string,
  address?: string,
  port?: number,
): SystemError {
  const text = messageOf(code) ?? 'unknown error';
  const message = `${syscall} ${code}: ${text}${endpoint(address, port)}`;
  const [errno] = identify(code);
  return Object.assign(new Error(message), { code, errno, syscall }, where(address, port));
}

/** `ENOENT: no such file or directory, open '/x'`. */
export function uvException(code: string, syscall: string, path?: string, dest?: string): SystemError {
  const from = path === undefined ? '' : ` '${path}'`;
  const to = dest === undefined ? '' : ` -> '${dest}'`;
  const message = `${code}: ${messageOf(code) ?? 'unknown error'}, ${syscall}${from}${to}`;
  const paths = { ...(path === undefined ? {} : { path }), ...(dest === undefined ? {} : { dest }) };
  return Object.assign(new Error(message), { errno: identify(code)[0], code, syscall }, paths);
}

/** `getaddrinfo ENOTFOUND host`: nobody knows the name. */
export function nameNotFound(hostname: string): SystemError & { hostname: string } {
  const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
  const errno = errnoOf('EAI_NONAME') ?? 0;
  return Object.assign(error, { errno, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname });
}
