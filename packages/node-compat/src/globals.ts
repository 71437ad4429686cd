/** The global names of Node: which builtin or module of ours each comes from, evaluated when it is first used. */
import { validateFunction } from '@efi-node/node-errors';
import { atob, btoa } from './base64-globals.ts';
import { createConsole } from './console.ts';
import { completeDomException } from './dom-exception.ts';
import { installJson } from './json/install.ts';
import { builtin } from './load.ts';
import type { ProcessObject } from './process/process.ts';
import {
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate,
  setInterval,
  setTimeout,
} from './timers.ts';

/** Name of the global: [module in the table, its member]. */
const lazyGlobals: Readonly<Record<string, readonly [module: string, member: string]>> = {
  Buffer: ['buffer', 'Buffer'],
  URL: ['url', 'URL'],
  URLPattern: ['url', 'URLPattern'],
  URLSearchParams: ['url', 'URLSearchParams'],
  TextEncoder: ['internal/encoding', 'TextEncoder'],
  TextDecoder: ['internal/encoding', 'TextDecoder'],
  AbortController: ['internal/abort', 'AbortController'],
  AbortSignal: ['internal/abort', 'AbortSignal'],
  Event: ['internal/event-target', 'Event'],
  EventTarget: ['internal/event-target', 'EventTarget'],
  CustomEvent: ['internal/event-target', 'CustomEvent'],
  structuredClone: ['internal/structured-clone', 'structuredClone'],
  performance: ['perf_hooks', 'performance'],
  Blob: ['internal/blob', 'Blob'],
  File: ['internal/blob', 'File'],
  fetch: ['internal/fetch', 'fetch'],
  FormData: ['internal/fetch-classes', 'FormData'],
  Headers: ['internal/fetch-classes', 'Headers'],
  Request: ['internal/fetch-classes', 'Request'],
  Response: ['internal/fetch-classes', 'Response'],
  crypto: ['internal/web-crypto', 'crypto'],
  Crypto: ['internal/web-crypto', 'Crypto'],
  CryptoKey: ['internal/web-crypto', 'CryptoKey'],
  SubtleCrypto: ['internal/web-crypto', 'SubtleCrypto'],
  navigator: ['internal/navigator', 'navigator'],
  Navigator: ['internal/navigator', 'Navigator'],
  MessageChannel: ['internal/message-channel', 'MessageChannel'],
  MessagePort: ['internal/message-channel', 'MessagePort'],
  MessageEvent: ['internal/message-events', 'MessageEvent'],
  CloseEvent: ['internal/message-events', 'CloseEvent'],
  WebSocket: ['internal/websocket', 'WebSocket'],
  CompressionStream: ['internal/compression', 'CompressionStream'],
  DecompressionStream: ['internal/compression', 'DecompressionStream'],
  BroadcastChannel: ['internal/message-channel', 'BroadcastChannel'],
  Performance: ['perf_hooks', 'Performance'],
  PerformanceEntry: ['perf_hooks', 'PerformanceEntry'],
  PerformanceMark: ['perf_hooks', 'PerformanceMark'],
  PerformanceMeasure: ['perf_hooks', 'PerformanceMeasure'],
  PerformanceObserver: ['perf_hooks', 'PerformanceObserver'],
  PerformanceObserverEntryList: ['perf_hooks', 'PerformanceObserverEntryList'],
  PerformanceResourceTiming: ['perf_hooks', 'PerformanceResourceTiming'],
  ByteLengthQueuingStrategy: ['stream/web', 'ByteLengthQueuingStrategy'],
  CountQueuingStrategy: ['stream/web', 'CountQueuingStrategy'],
  ReadableByteStreamController: ['stream/web', 'ReadableByteStreamController'],
  ReadableStream: ['stream/web', 'ReadableStream'],
  ReadableStreamBYOBReader: ['stream/web', 'ReadableStreamBYOBReader'],
  ReadableStreamBYOBRequest: ['stream/web', 'ReadableStreamBYOBRequest'],
  ReadableStreamDefaultController: ['stream/web', 'ReadableStreamDefaultController'],
  ReadableStreamDefaultReader: ['stream/web', 'ReadableStreamDefaultReader'],
  TextDecoderStream: ['stream/web', 'TextDecoderStream'],
  TextEncoderStream: ['stream/web', 'TextEncoderStream'],
  TransformStream: ['stream/web', 'TransformStream'],
  TransformStreamDefaultController: ['stream/web', 'TransformStreamDefaultController'],
  WritableStream: ['stream/web', 'WritableStream'],
  WritableStreamDefaultController: ['stream/web', 'WritableStreamDefaultController'],
  WritableStreamDefaultWriter: ['stream/web', 'WritableStreamDefaultWriter'],
};

/** Those that show when globals are listed. */
const enumerable: ReadonlySet<string> = new Set([
  'crypto',
  'fetch',
  'navigator',
  'performance',
  'structuredClone',
]);

function define(name: string, value: unknown, enumerable = false): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable });
}

/** A module that looks for its own global while it is evaluated finds nothing yet. */
const evaluating: Set<string> = new Set();

function defineLazy(name: string, module: string, member: string): void {
  Object.defineProperty(globalThis, name, {
    get() {
      if (evaluating.has(name)) return undefined;
      evaluating.add(name);
      const exports = builtin(module);
      evaluating.delete(name);
      const value: unknown = Reflect.get(Object(exports), member);
      // The module itself may be the one that asks, before it has made its exports.
      if (value !== undefined) define(name, value, enumerable.has(name));
      return value;
    },
    set(value: unknown) {
      define(name, value, enumerable.has(name));
    },
    configurable: true,
    enumerable: enumerable.has(name),
  });
}

export function installGlobals(process: ProcessObject): void {
  completeDomException();
  define('global', globalThis, true);
  Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'global', configurable: true });
  define('process', process);
  define('console', createConsole());
  define('setTimeout', setTimeout, true);
  define('setInterval', setInterval, true);
  define('setImmediate', setImmediate, true);
  define('clearTimeout', clearTimeout, true);
  define('clearInterval', clearInterval, true);
  define('clearImmediate', clearImmediate, true);
  installJson();
  const engineQueue = globalThis.queueMicrotask;
  define(
    'queueMicrotask',
    function queueMicrotask(callback: unknown): void {
      validateFunction(callback, 'callback');
      engineQueue(callback);
    },
    true,
  );
  define('atob', atob, true);
  define('btoa', btoa, true);
  // Engines that have Intl keep their own.
  if (!('Intl' in globalThis)) defineLazy('Intl', 'internal/intl', 'Intl');
  for (const [name, [module, member]] of Object.entries(lazyGlobals)) {
    defineLazy(name, module, member);
  }
  putInOrder();
}

/** As Node lists them. */
const listed = [
  'global',
  'clearImmediate',
  'setImmediate',
  'clearInterval',
  'clearTimeout',
  'setInterval',
  'setTimeout',
  'queueMicrotask',
  'structuredClone',
  'atob',
  'btoa',
  'performance',
  'fetch',
  'crypto',
  'navigator',
];

function putInOrder(): void {
  for (const name of listed) {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    if (descriptor?.configurable !== true) continue;
    Reflect.deleteProperty(globalThis, name);
    Object.defineProperty(globalThis, name, descriptor);
  }
}
