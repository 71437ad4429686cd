/** Paths and URLs of modules, without the builtins for them: most programs that print evaluate neither. */

export function directoryOf(filename: string): string {
  const slash = filename.lastIndexOf('/');
  return slash > 0 ? filename.slice(0, slash) : slash === 0 ? '/' : '.';
}

/** A path without `.` and `..`, from a folder. */
export function absoluteOf(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Where Node looks for packages from a folder. */
export function nodeModulesPaths(folder: string): string[] {
  const parts = folder.split('/').filter((part) => part !== '');
  const found: string[] = [];
  for (let length = parts.length; length >= 0; length--) {
    if (parts[length - 1] === 'node_modules') continue;
    found.push(`/${[...parts.slice(0, length), 'node_modules'].join('/')}`);
  }
  return found;
}

export function fileUrl(path: string): string {
  return `file://${path.split('/').map(encodeURIComponent).join('/')}`;
}
