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

const changes = new Map([
  ['writable.js', [allowedChunks]],
  ['readable.js', [allowedChunks]],
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
