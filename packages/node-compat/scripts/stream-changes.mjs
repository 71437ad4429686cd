/**
 * Where Node 24's streams differ from readable-stream 4.8, which was taken from Node 18: each change names a text of
 * the published file that must be there exactly once, so that another version of it fails the build.
 */
const views = "['string', 'Buffer', 'TypedArray', 'DataView']";

export const streamChanges = {
  'writable.js': [
    // A write that succeeded tells its callback so with null.
    ['\n    cb()\n', '\n    cb(null)\n'],
    ['Stream._isUint8Array(chunk)', 'ArrayBuffer.isView(chunk)'],
    ["['string', 'Buffer', 'Uint8Array']", views],
  ],
  'readable.js': [
    ['Stream._isUint8Array(chunk)', 'ArrayBuffer.isView(chunk)'],
    ["['string', 'Buffer', 'Uint8Array']", views],
    // `for await` to the end of a half-open duplex leaves its writable side alone.
    [
      '(error === undefined || stream._readableState.autoDestroy)\n    ) {',
      '(error === undefined || stream._readableState.autoDestroy) &&\n' +
        '      !(error === null && stream.allowHalfOpen === true && stream.writable === true && stream.writableEnded !== true)\n    ) {',
    ],
    // Adapters to web streams are ours.
    [
      'if (webStreamsAdapters === undefined) webStreamsAdapters = {}',
      "if (webStreamsAdapters === undefined) webStreamsAdapters = require('efi-node:shim/internal/web-adapters')",
    ],
  ],
  'duplex.js': [
    [
      'if (webStreamsAdapters === undefined) webStreamsAdapters = {}',
      "if (webStreamsAdapters === undefined) webStreamsAdapters = require('efi-node:shim/internal/web-adapters')",
    ],
  ],
};

export function changeStream(file, text) {
  let result = text;
  for (const [from, to] of streamChanges[file] ?? []) {
    if (result.split(from).length !== 2)
      throw new Error(`readable-stream's ${file} has changed: expected once: ${from}`);
    result = result.replace(from, () => to);
  }
  return result;
}
