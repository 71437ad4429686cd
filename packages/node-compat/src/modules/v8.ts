/** node:v8: figures of the heap as far as QuickJS-ng has them, and values as bytes in V8's format. */
import { Reader } from '../serialize/reader.ts';
import { Writer } from '../serialize/writer.ts';
import { createAbsent, unavailable } from '../unavailable.ts';
import { runtime } from '../context.ts';
import { validateString } from '@efi-node/node-errors';

function heapStatistics(): Record<string, number> {
  const { heapTotal, heapUsed, free } = runtime().native.memoryUsage();
  return {
    total_heap_size: heapTotal,
    total_heap_size_executable: 0,
    total_physical_size: heapTotal,
    total_available_size: free,
    used_heap_size: heapUsed,
    heap_size_limit: heapTotal + free,
    malloced_memory: heapUsed,
    peak_malloced_memory: heapTotal,
    does_zap_garbage: 0,
    number_of_native_contexts: 1,
    number_of_detached_contexts: 0,
    total_global_handles_size: 0,
    used_global_handles_size: 0,
    external_memory: 0,
  };
}

const absent = createAbsent('v8');

const v8: Record<string, unknown> = {
  ...absent,
  cachedDataVersionTag: () => 0,
  getHeapStatistics: heapStatistics,
  /** One space: the engine has no generations. */
  getHeapSpaceStatistics() {
    const { total_heap_size: size, used_heap_size: used } = heapStatistics();
    return [
      {
        space_name: 'heap',
        space_size: size,
        space_used_size: used,
        space_available_size: Number(size) - Number(used),
        physical_space_size: size,
      },
    ];
  },
  getHeapCodeStatistics: () => ({
    code_and_metadata_size: 0,
    bytecode_and_metadata_size: 0,
    external_script_source_size: 0,
    cpu_profiler_metadata_size: 0,
  }),
  isStringOneByteRepresentation(content: unknown) {
    validateString(content, 'content');
    for (let i = 0; i < content.length; i++) if (content.charCodeAt(i) > 255) return false;
    return true;
  },
  promiseHooks: Object.fromEntries(
    ['createHook', 'onInit', 'onBefore', 'onAfter', 'onSettled'].map((name) => [
      name,
      unavailable('v8', `promiseHooks.${name}`, 'use AsyncLocalStorage of node:async_hooks'),
    ]),
  ),
  serialize(value: unknown) {
    const writer = new Writer();
    writer.header();
    writer.value(value);
    return Buffer.from(writer.result());
  },
  deserialize(bytes: unknown) {
    if (!ArrayBuffer.isView(bytes))
      throw Object.assign(new TypeError('buffer must be a TypedArray or a DataView'), {
        code: 'ERR_INVALID_ARG_TYPE',
      });
    const reader = new Reader(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    reader.header();
    return reader.value();
  },
  startupSnapshot: { isBuildingSnapshot: () => false },
  takeCoverage: () => undefined,
  stopCoverage: () => undefined,
};
export default v8;
