/**
 * Every builtin of Node 24 and the module that serves it, as data: the runtime makes its `require` from it, the build
 * its aliases, and the bundler knows from it which names stay outside a program.
 */

export interface Builtin {
  /** File in `src/modules`, without its extension. Its default export is what `require` gives. */
  readonly module: string;
  /**
   * 'absent' is importable like the others; each of its functions throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM when it is
   * called. 'partial' has such functions beside real ones.
   */
  readonly support: 'full' | 'partial' | 'absent';
  /** Only with the prefix `node:`. */
  readonly prefixOnly?: true;
}

function full(module: string): Builtin {
  return { module, support: 'full' };
}

function partial(module: string): Builtin {
  return { module, support: 'partial' };
}

/** Absent builtins share one module, which makes them from `absent.ts`. */
function absent(name: string): Builtin {
  return { module: `absent/${name}`, support: 'absent' };
}

export const builtins: Readonly<Record<string, Builtin>> = {
  _http_agent: partial('http-internals/agent'),
  _http_client: partial('http-internals/client'),
  _http_common: partial('http-internals/common'),
  _http_incoming: partial('http-internals/incoming'),
  _http_outgoing: partial('http-internals/outgoing'),
  _http_server: partial('http-internals/server'),
  _stream_duplex: full('stream-internals/duplex'),
  _stream_passthrough: full('stream-internals/passthrough'),
  _stream_readable: full('stream-internals/readable'),
  _stream_transform: full('stream-internals/transform'),
  _stream_wrap: absent('_stream_wrap'),
  _stream_writable: full('stream-internals/writable'),
  _tls_common: absent('_tls_common'),
  _tls_wrap: absent('_tls_wrap'),
  assert: full('assert'),
  'assert/strict': full('assert-strict'),
  async_hooks: partial('async-hooks'),
  buffer: full('buffer'),
  child_process: absent('child_process'),
  cluster: partial('cluster'),
  console: full('console'),
  constants: full('constants'),
  crypto: partial('crypto'),
  dgram: absent('dgram'),
  diagnostics_channel: full('diagnostics-channel'),
  dns: partial('dns'),
  'dns/promises': partial('dns-promises'),
  domain: absent('domain'),
  events: full('events'),
  fs: partial('fs'),
  'fs/promises': partial('fs-promises'),
  http: full('http'),
  http2: absent('http2'),
  https: absent('https'),
  inspector: absent('inspector'),
  'inspector/promises': absent('inspector/promises'),
  module: partial('module'),
  net: full('net'),
  os: full('os'),
  path: full('path'),
  'path/posix': full('path'),
  'path/win32': full('path-win32'),
  perf_hooks: partial('perf-hooks'),
  process: full('process'),
  punycode: full('punycode'),
  querystring: full('querystring'),
  readline: partial('readline'),
  'readline/promises': partial('readline-promises'),
  repl: absent('repl'),
  stream: full('stream'),
  'stream/consumers': full('stream-consumers'),
  'stream/promises': full('stream-promises'),
  'stream/web': full('stream-web'),
  string_decoder: full('string-decoder'),
  sys: full('util'),
  timers: full('timers'),
  'timers/promises': full('timers-promises'),
  tls: partial('tls'),
  trace_events: absent('trace_events'),
  tty: partial('tty'),
  url: full('url'),
  util: full('util'),
  'util/types': full('util-types'),
  v8: partial('v8'),
  vm: partial('vm'),
  wasi: absent('wasi'),
  worker_threads: partial('worker-threads'),
  zlib: partial('zlib'),
  sea: { ...absent('sea'), prefixOnly: true },
  sqlite: { ...absent('sqlite'), prefixOnly: true },
  test: { ...partial('test'), prefixOnly: true },
  'test/reporters': { ...absent('test/reporters'), prefixOnly: true },
};

/** Modules of this project that programs ask for by their package's name: over the machine that the program runs on. */
export const machineModules: Readonly<Record<string, Builtin>> = {
  '@efi-node/select': full('select'),
};

/** Modules behind globals that no builtin exports; same table, names that no program can ask for. */
export const internals: Readonly<Record<string, string>> = {
  'internal/abort': 'internal/abort',
  'internal/blob': 'internal/blob',
  'internal/compression': 'internal/compression',
  'internal/crypto-asymmetric': 'internal/crypto-asymmetric',
  'internal/crypto-ciphers': 'internal/crypto-ciphers',
  'internal/crypto-hashes': 'internal/crypto-hashes',
  'internal/crypto-scrypt': 'internal/crypto-scrypt',
  'internal/encoding': 'internal/encoding',
  'internal/event-target': 'internal/event-target',
  'internal/fetch': 'internal/fetch',
  'internal/fetch-classes': 'internal/fetch-classes',
  'internal/fs-streams': 'internal/fs-streams',
  'internal/intl': 'internal/intl',
  'internal/message-channel': 'internal/message-channel',
  'internal/message-events': 'internal/message-events',
  'internal/navigator': 'internal/navigator',
  'internal/url-pattern': 'internal/url-pattern',
  'internal/structured-clone': 'internal/structured-clone',
  'internal/web-adapters': 'internal/web-adapters',
  'internal/web-crypto': 'internal/web-crypto',
  'internal/websocket': 'internal/websocket',
};

/** Names as Node's `module.builtinModules` has them. */
export const builtinModules: readonly string[] = Object.entries(builtins).map(([name, builtin]) =>
  builtin.prefixOnly === true ? `node:${name}` : name,
);

/** Every name that stays outside a program's bundle, for the bundler. */
export const outsideModules: readonly string[] = [...builtinModules, ...Object.keys(machineModules)];

/** The entry for an import such as 'fs' or 'node:fs'; undefined for what is no builtin. */
export function findBuiltin(
  specifier: string,
): { readonly name: string; readonly builtin: Builtin } | undefined {
  const own = Object.hasOwn(machineModules, specifier) ? machineModules[specifier] : undefined;
  if (own !== undefined) return { name: specifier, builtin: own };
  const prefixed = specifier.startsWith('node:');
  const name = prefixed ? specifier.slice('node:'.length) : specifier;
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (builtin === undefined || (builtin.prefixOnly === true && !prefixed)) return undefined;
  return { name, builtin };
}
