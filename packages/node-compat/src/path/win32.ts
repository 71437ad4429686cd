/** `path.win32`: names with drives and backslashes, for programs that handle them as data. */
interface Parsed {
  root: string;
  dir: string;
  base: string;
  ext: string;
  name: string;
}

function check(value: unknown, name: string): asserts value is string {
  if (typeof value !== 'string') {
    throw Object.assign(new TypeError(`The "${name}" argument must be of type string.`), {
      code: 'ERR_INVALID_ARG_TYPE',
    });
  }
}

/** 'C:\', 'C:', '\\server\share\', '\' or ''. */
function rootOf(path: string): string {
  const unc = /^[\\/]{2}[^\\/]+[\\/]+[^\\/]+(?:[\\/]|$)/.exec(path)?.[0];
  if (unc !== undefined) return unc;
  return /^(?:[a-z]:)?[\\/]?/i.exec(path)?.[0] ?? '';
}

function isAbsolute(path: unknown): boolean {
  check(path, 'path');
  return /^(?:[a-z]:)?[\\/]/i.test(path);
}

function normalize(path: unknown): string {
  check(path, 'path');
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

function basename(path: unknown, suffix?: string): string {
  check(path, 'path');
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
  check(path, 'path');
  const root = rootOf(path);
  const rest = path.slice(root.length).replace(/[\\/]+$/, '');
  const slash = Math.max(rest.lastIndexOf('\\'), rest.lastIndexOf('/'));
  if (slash === -1) return root === '' ? '.' : root;
  return root + rest.slice(0, slash).replace(/[\\/]+$/, '');
}

function extname(path: unknown): string {
  const base = basename(path);
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? '' : base.slice(dot);
}

function resolve(...paths: string[]): string {
  let result = '';
  for (const path of paths.toReversed()) {
    if (path === '') continue;
    result = result === '' ? path : `${path}\\${result}`;
    if (isAbsolute(path)) break;
  }
  if (!isAbsolute(result === '' ? '.' : result)) result = `${process.cwd().replaceAll('/', '\\')}\\${result}`;
  const normal = normalize(result);
  return normal.length > rootOf(normal).length ? normal.replace(/\\$/, '') : normal;
}

function relative(from: string, to: string): string {
  const split = (path: string): string[] =>
    resolve(path)
      .split('\\')
      .filter((part) => part !== '');
  const a = split(from);
  const b = split(to);
  let common = 0;
  while (common < Math.min(a.length, b.length) && a[common]?.toLowerCase() === b[common]?.toLowerCase())
    common++;
  return common === 0 ? resolve(to) : [...a.slice(common).map(() => '..'), ...b.slice(common)].join('\\');
}

export const win32: Record<string, unknown> = {
  sep: '\\',
  delimiter: ';',
  resolve,
  normalize,
  isAbsolute,
  join: (...paths: string[]) => {
    const joined = paths.filter((path) => path !== '').join('\\');
    return joined === '' ? '.' : normalize(joined);
  },
  relative,
  toNamespacedPath: (path: unknown) => path,
  dirname,
  basename,
  extname,
  format: (path: Partial<Parsed>) => {
    const dir = path.dir ?? path.root ?? '';
    const base = path.base ?? `${path.name ?? ''}${path.ext ?? ''}`;
    if (dir === '') return base;
    return dir === path.root ? dir + base : `${dir}\\${base}`;
  },
  parse: (path: string): Parsed => {
    const base = basename(path);
    const ext = extname(path);
    const dir = dirname(path);
    return {
      root: rootOf(path),
      dir: dir === '.' ? '' : dir,
      base,
      ext,
      name: ext === '' ? base : base.slice(0, -ext.length),
    };
  },
};
