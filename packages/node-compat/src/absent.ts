import { http2Constants, sqliteConstants } from './absent-constants.ts';

/** Builtins that cannot be had here: what their modules consist of, and what to use instead. */
export interface AbsentBuiltin {
  /** What a program can do about it. */
  readonly instead: string;
  /** Functions and classes: each throws when it is called. */
  readonly functions: readonly string[];
  /** Values that are true here as well. */
  readonly values?: Readonly<Record<string, unknown>>;
}

const oneProcess = 'there is one process and one thread on the machine; do the work in the program itself';
const noTls = 'TLS is not available yet; use plain http or net, or put a proxy that ends TLS in front';

/** No inspector is attached, so that nobody hears what is reported. */
const inspectorValues = {
  url: () => undefined,
  console: {},
  Network: {},
  NetworkResources: {},
  DOMStorage: {},
};

export const absentBuiltins: Readonly<Record<string, AbsentBuiltin>> = {
  _stream_wrap: { instead: 'use net.Socket', functions: [] },
  _tls_common: {
    instead: noTls,
    functions: ['createSecureContext', 'translatePeerCertificate', 'SecureContext'],
  },
  _tls_wrap: { instead: noTls, functions: ['connect', 'createServer', 'TLSSocket', 'Server'] },
  child_process: {
    instead: oneProcess,
    functions: [
      'ChildProcess',
      'exec',
      'execFile',
      'execFileSync',
      'execSync',
      'fork',
      'spawn',
      'spawnSync',
      '_forkChild',
    ],
  },
  cluster: {
    instead: oneProcess,
    functions: ['Worker', 'disconnect', 'fork', 'setupMaster', 'setupPrimary'],
    values: {
      isMaster: true,
      isPrimary: true,
      isWorker: false,
      SCHED_NONE: 1,
      SCHED_RR: 2,
      schedulingPolicy: 2,
      settings: {},
      workers: {},
    },
  },
  dgram: {
    instead: 'UDP is not available yet',
    functions: ['Socket', '_createSocketHandle', 'createSocket'],
  },
  domain: {
    instead: 'use AsyncLocalStorage of node:async_hooks',
    functions: ['Domain', 'create', 'createDomain'],
    values: { active: null, _stack: [] },
  },
  http2: {
    instead: 'use node:http',
    functions: [
      'Http2ServerRequest',
      'Http2ServerResponse',
      'connect',
      'createSecureServer',
      'createServer',
      'getDefaultSettings',
      'getPackedSettings',
      'getUnpackedSettings',
      'performServerHandshake',
    ],
    values: { constants: http2Constants, sensitiveHeaders: Symbol('nodejs.http2.sensitiveHeaders') },
  },
  https: {
    instead: noTls,
    functions: ['Agent', 'Server', 'createServer', 'get', 'request'],
    values: { globalAgent: {} },
  },
  inspector: {
    instead: 'print what you want to know with console.log',
    functions: ['Session', 'close', 'open', 'waitForDebugger'],
    values: inspectorValues,
  },
  'inspector/promises': {
    instead: 'print what you want to know with console.log',
    functions: ['Session', 'close', 'open', 'waitForDebugger'],
    values: inspectorValues,
  },
  repl: {
    instead: 'the program has no terminal to read from',
    functions: ['REPLServer', 'Recoverable', 'isValidSyntax', 'start', 'writer'],
    values: { REPL_MODE_SLOPPY: Symbol('repl-sloppy'), REPL_MODE_STRICT: Symbol('repl-strict') },
  },
  tls: {
    instead: noTls,
    functions: [
      'SecureContext',
      'Server',
      'TLSSocket',
      'checkServerIdentity',
      'connect',
      'convertALPNProtocols',
      'createSecureContext',
      'createServer',
      'setDefaultCACertificates',
    ],
    values: {
      CLIENT_RENEG_LIMIT: 3,
      CLIENT_RENEG_WINDOW: 600,
      DEFAULT_CIPHERS: '',
      DEFAULT_ECDH_CURVE: 'auto',
      DEFAULT_MAX_VERSION: 'TLSv1.3',
      DEFAULT_MIN_VERSION: 'TLSv1.2',
      getCACertificates: () => [],
      getCertificateCompressionAlgorithms: () => [],
      getCiphers: () => [],
      rootCertificates: [],
    },
  },
  trace_events: {
    instead: 'use node:diagnostics_channel',
    functions: ['createTracing'],
    values: { getEnabledCategories: () => undefined },
  },
  v8: {
    instead: 'the engine is QuickJS-ng; process.memoryUsage() and v8.getHeapStatistics() are available',
    functions: [
      'DefaultDeserializer',
      'DefaultSerializer',
      'Deserializer',
      'GCProfiler',
      'Serializer',
      'getCppHeapStatistics',
      'getHeapSnapshot',
      'queryObjects',
      'setFlagsFromString',
      'setHeapSnapshotNearHeapLimit',
      'startCpuProfile',
      'writeHeapSnapshot',
    ],
  },
  wasi: { instead: 'the engine has no WebAssembly', functions: ['WASI'] },
  worker_threads: {
    instead: oneProcess,
    functions: ['Worker', 'moveMessagePortToContext', 'postMessageToThread'],
  },
  sea: {
    instead: 'read bundled files with node:fs',
    functions: ['getAsset', 'getAssetAsBlob', 'getAssetKeys', 'getRawAsset'],
    values: { isSea: () => false },
  },
  sqlite: {
    instead: 'keep data in memory',
    functions: ['DatabaseSync', 'Session', 'StatementSync', 'backup'],
    values: { constants: sqliteConstants },
  },
  test: {
    instead: 'write a scenario: a plain program that prints what it saw',
    functions: [
      'after',
      'afterEach',
      'before',
      'beforeEach',
      'describe',
      'expectFailure',
      'getTestContext',
      'it',
      'only',
      'run',
      'skip',
      'suite',
      'test',
      'todo',
    ],
    values: { assert: {}, mock: {}, snapshot: {} },
  },
  'test/reporters': { instead: 'write a scenario', functions: ['dot', 'junit', 'lcov', 'spec', 'tap'] },
};
