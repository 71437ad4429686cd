/**
 * What cannot be put around readable-stream from outside (`src/stream/current.ts` does the rest): texts of its published
 * files that are replaced while the runtime is built. Each must be there exactly once, so that another version of the
 * package fails the build.
 */

/** `write(5)` and `push(5)`: Node 24's message names all kinds of views as allowed chunks. */
const allowedChunks = {
  published: "['string', 'Buffer', 'Uint8Array']",
  ours: "['string', 'Buffer', 'TypedArray', 'DataView']",
};

/** The code of an error is its own property, and shows in a listing of it and in its stack. */
const codedErrors = {
  published: '  codes[code] = NodeError\n',
  ours: `  codes[code] = function (...args) {
    return require('efi-node:errors').codedError(Base, code, getMessage(code, message, args))
  }
`,
};

/** Values in messages look as `util.inspect` has them; the package's own is a stub. */
const fullInspect = {
  published: "const { format, inspect } = require('./util/inspect')",
  ours: `const format = (...args) => require('util').format(...args)
const inspect = (...args) => require('util').inspect(...args)`,
};

/** A function without a name is shown as one, too. */
const anyFunction = {
  published: "typeof actual === 'function' && actual.name",
  ours: "typeof actual === 'function'",
};

/** The bundler gives the class another name. */
const abortErrorName = {
  published: 'class AbortError extends Error {\n',
  ours: "class AbortError extends Error {\n  static name = 'AbortError'\n",
};

/** `await stream[Symbol.asyncDispose]()` gives undefined. */
const disposeToNothing = {
  published: 'err !== error ? reject(err) : resolve(null)',
  ours: 'err !== error ? reject(err) : resolve()',
};

const changes = new Map([
  ['writable.js', [allowedChunks]],
  ['readable.js', [allowedChunks, disposeToNothing]],
  ['errors.js', [codedErrors, fullInspect, anyFunction, abortErrorName]],
]);

export function changeStream(file, text) {
  return (changes.get(file) ?? []).reduce((result, { published, ours }) => {
    const parts = result.split(published);
    if (parts.length !== 2) {
      throw new Error(`readable-stream's ${file} has ${parts.length - 1} times, not once: ${published}`);
    }
    return parts.join(ours);
  }, text);
}
