import { systemErrors } from '../util/system-errors.ts';

const numbers = new Map([...systemErrors].map(([errno, [code]]) => [code, errno]));

/** An error of a file operation, as libuv words it. */
export function fsError(code: string, syscall: string, path?: string, dest?: string): NodeJS.ErrnoException {
  const errno = numbers.get(code) ?? -1;
  const text = systemErrors.get(errno)?.[1] ?? code;
  const where = path === undefined ? '' : ` '${path}'${dest === undefined ? '' : ` -> '${dest}'`}`;
  return Object.assign(new Error(`${code}: ${text}, ${syscall}${where}`), {
    errno,
    code,
    syscall,
    ...(path === undefined ? {} : { path }),
    ...(dest === undefined ? {} : { dest }),
  });
}
