/** Paths of files as URLs and back, as on Linux and, when asked for, as on Windows. */
import { ERR_INVALID_FILE_URL_HOST, ERR_INVALID_FILE_URL_PATH } from '../errors.ts';
import { win32 } from '../path/win32.ts';
import { isFunction } from '../narrow.ts';

/** What in a path means something else in a URL. */
const special = /[%\\\n\r\t?#]/g;
const specialOnWindows = /[%\n\r\t?#]/g;

function escape(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The part of a URL after its host. */
export function escapePath(path: string): string {
  return path.replace(special, escape);
}

/** `file:` URL of a Windows path, absolute after being resolved. */
export function windowsUrl(path: string): string {
  const { resolve } = win32;
  const absolute = isFunction(resolve) ? String(resolve(path)) : path;
  const escaped = absolute.replace(specialOnWindows, escape).replaceAll('\\', '/');
  if (!absolute.startsWith('\\\\')) return `file:///${escaped}`;
  return `file:${escaped}`;
}

/** The Windows path of a `file:` URL. Throws ERR_INVALID_FILE_URL_PATH. */
export function windowsPath(hostname: string, pathname: string): string {
  if (/%2f|%5c/i.test(pathname))
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded \\ or / characters');
  const path = decodeURIComponent(pathname).replaceAll('/', '\\');
  if (hostname !== '') return `\\\\${hostname}${path}`;
  if (!/^\\[a-z]:/i.test(path)) throw new ERR_INVALID_FILE_URL_PATH('must be absolute');
  return path.slice(1);
}

export function posixPath(hostname: string, pathname: string): string {
  if (hostname !== '') throw new ERR_INVALID_FILE_URL_HOST('linux');
  if (/%2f/i.test(pathname)) throw new ERR_INVALID_FILE_URL_PATH('must not include encoded / characters');
  return decodeURIComponent(pathname);
}
