/**
 * What a program of the user's own may not ask for, since it cannot work on a machine without an operating system.
 * Which builtins those are is decided here and nowhere else.
 *
 * The runtime has a module for every builtin of Node; one that cannot be had loads, and each of its functions throws
 * ERR_FEATURE_UNAVAILABLE_ON_PLATFORM when it is called. That serves packages, which often load such a builtin for a
 * case that never comes. A file that the user has written asks for it in order to use it, so it is told before
 * anything boots, unless the import stands in a `try` or is an `import()`: then the program itself decides.
 */
import type { AbsentBuiltin } from '@efi-node/node-compat';

/** Absent builtins that a user's file may import all the same, and why. */
const LOADABLE: Readonly<Record<string, string>> = {
  _stream_wrap: 'deprecated, and loaded by old code that asks for all of them',
  _tls_common: 'as tls',
  _tls_wrap: 'as tls',
  dgram: 'UDP exists in firmware, so it is a matter of time',
  domain: 'often asked only whether one is active, which is answered',
  http2: 'servers choose between it and http when they start',
  https: 'code for http and https chooses by URL, and http works',
  readline: 'firmware has a console, so it is a matter of time',
  'readline/promises': 'as readline',
  tls: 'code for tls and net chooses by option, and net works',
  v8: 'asked for statistics, which a program can do without',
  vm: 'works in part',
  worker_threads: 'isMainThread and its like are answered, and often all that is asked',
};

/** The builtins, without `node:`, that end the bundling of a user's file, each with what to do instead. */
export function refusedBuiltins(
  absent: Readonly<Record<string, AbsentBuiltin>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(absent)
      .filter(([name]) => !Object.hasOwn(LOADABLE, name))
      .map(([name, { instead }]) => [name, instead]),
  );
}

/** Packages that look for a native addon (.node) and load it, by a path that is made when they run. */
export const ADDON_LOADERS: readonly string[] = [
  'bindings',
  'node-gyp-build',
  'node-gyp-build-optional-packages',
  '@mapbox/node-pre-gyp',
  'node-pre-gyp',
  'pkg-prebuilds',
];

/** What packages read from the working directory by themselves, so that no source of the user's names it. */
export const READ_BY_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  config: ['config'],
  dotenv: ['.env'],
  express: ['views'],
};
