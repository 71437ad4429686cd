/** node:path: the POSIX one; `path.win32` is for names of other systems. */
import { validateObject, validateString } from '@efi-node/node-errors';
import browserify from 'path-browserify';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { matchesGlob } from '../path/glob.ts';
import { member } from '../narrow.ts';
import { toText } from '../text.ts';
import { dotted, win32 } from '../path/win32.ts';

const path: Record<string, unknown> = browserify;

/** The library checks its arguments too, in its own words. */
function checked(name: string, names: readonly string[] | 'all'): void {
  const original: unknown = browserify[name];
  if (typeof original !== 'function') return;
  path[name] = (...args: unknown[]) => {
    if (name === 'basename' && args[1] !== undefined) validateString(args[1], 'suffix');
    const count = names === 'all' ? args.length : names.length;
    for (let i = 0; i < count; i++) {
      if (typeof args[i] === 'string') continue;
      const label = names === 'all' ? (name === 'resolve' ? `paths[${i}]` : 'path') : (names[i] ?? 'path');
      throw new ERR_INVALID_ARG_TYPE(label, 'string', args[i]);
    }
    return Reflect.apply(original, browserify, args) as unknown;
  };
  Object.defineProperty(path[name], 'name', { value: name });
}
checked('join', 'all');
checked('resolve', 'all');
checked('relative', ['from', 'to']);
for (const name of ['normalize', 'isAbsolute', 'dirname', 'basename', 'extname', 'parse'])
  checked(name, ['path']);

function format(parts: unknown): string {
  validateObject(parts, 'pathObject');
  const get = (key: string): string | undefined => {
    const value = member(parts, key);
    return value === undefined || value === null || value === '' ? undefined : toText(value);
  };
  const base = get('base') ?? `${get('name') ?? ''}${dotted(get('ext'))}`;
  const dir = get('dir') ?? get('root');
  if (dir === undefined) return base;
  return dir === get('root') ? dir + base : `${dir}/${base}`;
}
path['format'] = format;

path['toNamespacedPath'] ??= (name: unknown) => name;
path['_makeLong'] ??= path['toNamespacedPath'];
path['matchesGlob'] = matchesGlob;
path['posix'] = path;
path['win32'] = win32;
win32['_makeLong'] = win32['toNamespacedPath'];
win32['matchesGlob'] = (name: unknown, pattern: unknown) => {
  validateString(name, 'path');
  validateString(pattern, 'pattern');
  return matchesGlob(name.replaceAll('\\', '/'), pattern.replaceAll('\\', '/'));
};
win32['posix'] = path;
win32['win32'] = win32;

export default path;
