// Builtins by import: default and named exports, with and without the prefix, and all of a namespace.
import assert, { strictEqual } from 'node:assert';
import { Buffer as NodeBuffer } from 'buffer';
import events, { EventEmitter, once } from 'node:events';
import * as os from 'node:os';
import path, { join, posix } from 'path';
import { performance as measured } from 'node:perf_hooks';
import process, { argv, env } from 'node:process';
import readline, { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import url, { fileURLToPath } from 'node:url';
import util, { inspect, types } from 'node:util';
import { isMainThread, MessageChannel as Channel } from 'node:worker_threads';
import v8, { getHeapStatistics } from 'node:v8';

console.log(assert.strictEqual === strictEqual, NodeBuffer === Buffer, events === EventEmitter, typeof once);
console.log(
  os.EOL === os.default.EOL,
  Object.keys(os).includes('cpus'),
  path.join === join,
  path.posix === posix,
);
console.log(
  measured === performance,
  process.argv === argv,
  process.env === env,
  globalThis.process === process,
);
console.log(readline.createInterface === createInterface, typeof Readable.from, await wait(1, 'waited'));
console.log(
  url.fileURLToPath === fileURLToPath,
  util.inspect === inspect,
  util.types.isDate === types.isDate,
);
console.log(isMainThread, Channel === MessageChannel, v8.getHeapStatistics === getHeapStatistics);
const namespace = await import('node:querystring');
console.log(namespace.default.parse === namespace.parse, typeof namespace.stringify);
