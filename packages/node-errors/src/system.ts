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
}

const byCode = new Map(systemErrors.map(([errno, code, message]) => [code, { errno, message }]));
const byErrno = new Map(systemErrors.map(([errno, code]) => [errno, code]));

/** The negative number of a code; undefined for one that libuv does not know. */
export function errnoOf(code: string): number | undefined {
  return byCode.get(code)?.errno;
}

/** The code of a negative number. */
export function codeOf(errno: number): string | undefined {
  return byErrno.get(errno);
}

/** 'connection refused', … */
export function messageOf(code: string): string | undefined {
  return byCode.get(code)?.message;
}

function system(message: string, code: string, syscall: string, more: object): SystemError {
  return Object.assign(new Error(message), { errno: errnoOf(code) ?? 0, code, syscall }, more);
}

/** `write EPIPE`, with a detail behind it if there is one. */
export function errnoException(code: string, syscall: string, detail = ''): SystemError {
  return system(`${syscall} ${code}${detail === '' ? '' : ` ${detail}`}`, code, syscall, {});
}

/** `connect ECONNREFUSED 127.0.0.1:80`; port 0 is left out, as Node does. */
export function exceptionWithHostPort(
  code: string,
  syscall: string,
  address: string,
  port?: number,
  local = '',
): SystemError {
  const where = port !== undefined && port > 0 ? `${address}:${port}` : address;
  const tail = local === '' ? '' : ` - Local (${local})`;
  const more = port !== undefined && port > 0 ? { address, port } : { address };
  return system(`${syscall} ${code} ${where}${tail}`, code, syscall, more);
}

/** `ENOENT: no such file or directory, open '/x'`. */
export function uvException(code: string, syscall: string, path?: string, dest?: string): SystemError {
  const from = path === undefined ? '' : ` '${path}'`;
  const to = dest === undefined ? '' : ` -> '${dest}'`;
  const message = `${code}: ${messageOf(code) ?? 'unknown error'}, ${syscall}${from}${to}`;
  const paths = { ...(path === undefined ? {} : { path }), ...(dest === undefined ? {} : { dest }) };
  return system(message, code, syscall, paths);
}
