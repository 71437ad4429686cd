/** node:path: the POSIX one; `path.win32` is for names of other systems. */
import browserify from 'path-browserify';
import { matchesGlob } from '../path/glob.ts';
import { win32 } from '../path/win32.ts';

const path: Record<string, unknown> = browserify;
path['toNamespacedPath'] ??= (name: unknown) => name;
path['_makeLong'] ??= path['toNamespacedPath'];
path['matchesGlob'] = matchesGlob;
path['posix'] = path;
path['win32'] = win32;
win32['posix'] = path;
win32['win32'] = win32;

export default path;
