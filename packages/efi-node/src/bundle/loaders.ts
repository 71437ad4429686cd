import type { Loader } from 'esbuild';

/** How a source file is to be read, by its name. */
export function loaderOf(file: string): Loader {
  const extension = /\.[cm]?([jt]sx?)$/.exec(file)?.[1];
  return extension === 'ts' || extension === 'tsx' || extension === 'jsx' ? extension : 'js';
}
