/** `os.constants.errno` of Linux: names and positive numbers. */
import { systemErrors } from './system-errors.ts';

/** Names that libuv has no error for. */
const OTHERS: Readonly<Record<string, number>> = {
  EBADMSG: 74,
  ECHILD: 10,
  EDEADLK: 35,
  EDOM: 33,
  EDQUOT: 122,
  EIDRM: 43,
  EINPROGRESS: 115,
  EMULTIHOP: 72,
  ENETRESET: 102,
  ENOLCK: 37,
  ENOLINK: 67,
  ENOMSG: 42,
  ENOSR: 63,
  ENOSTR: 60,
  EOPNOTSUPP: 95,
  ESTALE: 116,
  ETIME: 62,
  EWOULDBLOCK: 11,
};

/** Errors of libuv that Node's constants leave out, although Linux has a number for them. */
const LEFT_OUT = new Set(['EHOSTDOWN', 'ENONET', 'EREMOTEIO', 'ESHUTDOWN', 'ESOCKTNOSUPPORT', 'EUNATCH']);

/** From here down the numbers are libuv's own. */
const FIRST_OF_LIBUV = -3000;

/** All names with their numbers, in the order of the alphabet. */
export function linuxErrno(): Record<string, number> {
  const known = systemErrors.flatMap(([errno, code]): [string, number][] =>
    errno <= FIRST_OF_LIBUV || LEFT_OUT.has(code) ? [] : [[code, -errno]],
  );
  const all = [...known, ...Object.entries(OTHERS)];
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
