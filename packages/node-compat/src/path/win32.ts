/** `path.win32`: names with drives and backslashes, for programs that handle them as data. */
import { validateObject, validateString } from '@efi-node/node-errors';

interface Parsed {
  root: string;
  dir: string;
  base: string;
  ext: string;
  name: string;
}

/** 'C:\', 'C:', '\\server\share\', '\' or ''. */
function rootOf(path: string): string {
  const unc = /^[\\/]{2}[^\\/]+[\\/]+[^\\/]+(?:[\\/]|$)/.exec(path)?.[0];
  if (unc !== undefined) return unc;
  return /^(?:[a-z]:)?[\\/]?/i.exec(path)?.[0] ?? '';
}

function isAbsolute(path: unknown): boolean {
  validateString(path, 'path');
  return /^(?:[a-z]:)?[\\/]/i.test(path);
}

function normalize(path: unknown): string {
  validateString(path, 'path');
  if (path === '') return '.';
  const root = rootOf(path);
  const absolute = isAbsolute(path);
  const trailing = /[\\/]$/.test(path) && path.length > root.length;
  const parts: string[] = [];
  for (const part of path.slice(root.length).split(/[\\/]+/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!absolute) parts.push(part);
  }
  const tail = parts.join('\\');
  const head = root.replaceAll('/', '\\');
  if (tail === '')
    return head === '' ? (trailing ? '.\\' : '.') : absolute || head.endsWith('\\') ? head : `${head}.`;
  return head + tail + (trailing ? '\\' : '');
}

function basename(path: unknown, suffix?: unknown): string {
  if (suffix !== undefined) validateString(suffix, 'suffix');
  validateString(path, 'path');
  if (suffix === path) return '';
  const base =
    path
      .slice(rootOf(path).length)
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return suffix !== undefined && base !== suffix && base.endsWith(suffix)
    ? base.slice(0, -suffix.length)
    : base;
}

function dirname(path: unknown): string {
  validateString(path, 'path');
  const root = rootOf(path);
  const rest = path.slice(root.length).replace(/[\\/]+$/, '');
  const slash = Math.max(rest.lastIndexOf('\\'), rest.lastIndexOf('/'));
  if (slash === -1) return root === '' ? '.' : root;
  return root + rest.slice(0, slash);
}

function extname(path: unknown): string {
  const base = basename(path);
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? '' : base.slice(dot);
}

/** 'C:' or '\\\\server\\share', '' for a path without. */
function deviceOf(path: string): string {
  const root = rootOf(path);
  if (/^[\\/]{2}[^\\/]/.test(root)) return root.replace(/[\\/]$/, '');
  return /^[a-z]:/i.exec(path)?.[0] ?? '';
}

function resolve(...paths: string[]): string {
  for (const [index, path] of paths.entries()) validateString(path, `paths[${index}]`);
  let device = '';
  let tail = '';
  let absolute = false;
  const working = process.cwd().replaceAll('/', '\\');
  for (const path of [...paths.toReversed(), working]) {
    if (path === '' || absolute) continue;
    const own = deviceOf(path);
    if (own !== '' && device !== '' && own.toLowerCase() !== device.toLowerCase()) continue;
    if (device === '') device = own;
    tail = tail === '' ? path.slice(own.length) : `${path.slice(own.length)}\\${tail}`;
    absolute = isAbsolute(path) && (own === '' || path.length > own.length || own.length > 2);
  }
  const normal = normalize(`\\${tail.replace(/^[\\/]+/, '')}`).replace(/(.)\\$/, '$1');
  return device.replaceAll('/', '\\') + normal;
}

/** For functions of Windows that take longer names so. */
function toNamespacedPath(path: unknown): unknown {
  if (typeof path !== 'string' || path === '') return path;
  const resolved = resolve(path);
  if (resolved.length <= 2) return path;
  if (/^\\\\[^?.]/.test(resolved)) return `\\\\?\\UNC\\${resolved.slice(2)}`;
  return /^[a-z]:\\/i.test(resolved) ? `\\\\?\\${resolved}` : resolved;
}

function relative(from: unknown, to: unknown): string {
  validateString(from, 'from');
  validateString(to, 'to');
  const split = (path: string): string[] =>
    resolve(path)
      .split('\\')
      .filter((part) => part !== '');
  const a = split(from);
  const b = split(to);
  let common = 0;
  while (common < Math.min(a.length, b.length) && a[common]?.toLowerCase() === b[common]?.toLowerCase())
    common++;
  // Nothing leads from one drive to another.
  if (deviceOf(resolve(from)).toLowerCase() !== deviceOf(resolve(to)).toLowerCase()) return resolve(to);
  return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('\\');
}

/** An extension, with its dot. */
export function dotted(ext: string | undefined): string {
  if (ext === undefined || ext === '') return '';
  return ext.startsWith('.') ? ext : `.${ext}`;
}

export const win32: Record<string, unknown> = {
  sep: '\\',
  delimiter: ';',
  resolve,
  normalize,
  isAbsolute,
  join: (...paths: string[]) => {
    for (const path of paths) validateString(path, 'path');
    const joined = paths.filter((path) => path !== '').join('\\');
    return joined === '' ? '.' : normalize(joined);
  },
  relative,
  toNamespacedPath,
  dirname,
  basename,
  extname,
  format: (path: Partial<Parsed>) => {
    validateObject(path, 'pathObject');
    const dir = path.dir ?? path.root ?? '';
    const base = path.base ?? `${path.name ?? ''}${dotted(path.ext)}`;
    if (dir === '') return base;
    return dir === path.root ? dir + base : `${dir}\\${base}`;
  },
  parse: (path: string): Parsed => {
    const base = basename(path);
    const ext = extname(path);
    const root = rootOf(path);
    return {
      root,
      dir:
        (root === path && path !== '') || /[\\/]/.test(path.slice(root.length).replace(/[\\/]+$/, ''))
          ? dirname(path)
          : root,
      base,
      ext,
      name: ext === '' ? base : base.slice(0, -ext.length),
    };
  },
};
