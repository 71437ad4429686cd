/** The `process` object. */
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from '../errors.ts';
import { EventEmitter, type EventName } from '../modules/events.ts';
import { nextTick } from '../ticks.ts';
import { unavailableError } from '../unavailable.ts';
import { createStdin, createStdout } from './stdio.ts';
import { writeSync } from './text.ts';
import { emitWarning } from './warnings.ts';
import { isFunction } from '../narrow.ts';

export { writeSync };

type Capture = (error: unknown) => void;

let code: number | undefined;
let exiting = false;

/** Exit codes are integers, or texts of them. */
function checkExitCode(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const asNumber = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  const number = Number.isInteger(asNumber) ? asNumber : value;
  if (typeof number !== 'number') throw new ERR_INVALID_ARG_TYPE('code', 'number', value);
  if (!Number.isInteger(number)) throw new ERR_OUT_OF_RANGE('code', 'an integer', value);
  return number;
}

export function setExitCode(value: unknown): void {
  code = checkExitCode(value);
}

/** What the process ends with as things stand; the pump takes the low eight bits as a shell would. */
export function exitCode(): number {
  return (code ?? 0) & 0xff;
}

/** Tells 'exit' once; its listeners may change the code. */
export function emitExit(): void {
  if (exiting) return;
  exiting = true;
  processObject._exiting = true;
  processObject.emit('exit', code ?? 0);
}

export function exit(value?: unknown): never {
  const { native } = runtime();
  const given = checkExitCode(value);
  if (given !== undefined) code = given;
  try {
    emitExit();
  } catch (error) {
    code = exitFailure(error);
  }
  runtime().closing = true;
  return native.exit();
}

/** Ends without a word to the listeners of 'exit'. */
export function endNow(): never {
  runtime().closing = true;
  return runtime().native.exit();
}

/** What an exception from an 'exit' listener makes of the exit code; set by the runtime, which prints it. */
let exitFailure: (error: unknown) => number = () => 1;
export function onExitFailure(print: (error: unknown) => number): void {
  exitFailure = print;
}

function hrtime(before?: unknown): [number, number] {
  const now = runtime().native.now();
  let seconds = Math.floor(now / 1000);
  let nanoseconds = Math.round((now - seconds * 1000) * 1e6);
  if (before !== undefined) {
    if (!Array.isArray(before)) throw new ERR_INVALID_ARG_TYPE('time', 'Array', before);
    if (before.length !== 2) throw new ERR_OUT_OF_RANGE('time', '2', before.length);
    seconds -= Number(before[0]);
    nanoseconds -= Number(before[1]);
    if (nanoseconds < 0) {
      seconds--;
      nanoseconds += 1e9;
    }
  }
  return [seconds, nanoseconds];
}
hrtime.bigint = (): bigint => BigInt(Math.round(runtime().native.now() * 1e6));

function memoryUsage(): Record<string, number> {
  const { heapUsed, heapTotal } = runtime().native.memoryUsage();
  return { rss: heapTotal, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
}
memoryUsage.rss = (): number => runtime().native.memoryUsage().heapTotal;

/** What of Node's diagnostic report there is, and what the program has of firmware at this moment. */
function getReport(): object {
  const { native } = runtime();
  const { heapTotal, heapUsed, free } = native.memoryUsage();
  const { blocks, events, pins, parsers, lateEvents } = native.counters();
  return {
    header: { event: 'JavaScript API', trigger: 'GetReport' },
    javascriptHeap: { totalMemory: heapTotal, usedMemory: heapUsed, availableMemory: free },
    firmware: { blocks, events, pins, parsers, lateEvents },
  };
}

function kill(pid: unknown, signal: unknown = 'SIGTERM'): true {
  if (typeof pid !== 'number' || !Number.isInteger(pid)) throw new ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  if (signal === 0 && pid === processId) return true;
  throw unavailableError(
    'process',
    'kill',
    'there are no other processes and no signals; use process.exit()',
  );
}

const processId = 1;

function cannot(member: string, instead: string): () => never {
  return () => {
    throw unavailableError('process', member, instead);
  };
}

/** Environment variables as Node has them: every value is a string. */
function createEnv(values: Readonly<Record<string, string>>): Record<string, string> {
  return new Proxy<Record<string, string>>(
    { ...values },
    {
      set(target, key, value: unknown) {
        if (typeof key === 'symbol' || typeof value === 'symbol')
          throw new TypeError('Cannot convert a Symbol value to a string');
        target[key] = String(value);
        return true;
      },
      defineProperty(target, key, descriptor) {
        if (!('value' in descriptor)) {
          throw Object.assign(
            new TypeError("'process.env' does not accept an accessor(getter/setter) descriptor"),
            {
              code: 'ERR_INVALID_OBJECT_DEFINE_PROPERTY',
            },
          );
        }
        return Reflect.set(target, key, String(descriptor.value));
      },
    },
  );
}

function createMembers(): Record<string, unknown> {
  const { native, config, startedAt } = runtime();
  const versions = {
    node: '24.21.0',
    'quickjs-ng': native.engine,
    modules: '137',
  };
  return {
    version: `v${versions.node}`,
    versions: Object.freeze(versions),
    // Programs take the portable path of Unix on Linux: posix paths, sockets, no registry and no drives.
    arch: 'x64',
    platform: 'linux',
    release: Object.freeze({ name: 'node', lts: 'Krypton' }),
    argv: ['node', config.filename, ...config.argv],
    execArgv: [...config.execArgv],
    env: createEnv(config.env),
    pid: processId,
    ppid: 0,
    execPath: '/efi-node',
    argv0: 'node',
    title: 'efi-node',
    debugPort: 9229,
    features: Object.freeze({
      inspector: false,
      debug: false,
      uv: false,
      ipv6: false,
      tls_alpn: false,
      tls_sni: false,
      tls_ocsp: false,
      tls: false,
      cached_builtins: true,
      require_module: true,
      typescript: false,
    }),
    config: Object.freeze({ target_defaults: {}, variables: {} }),
    allowedNodeEnvironmentFlags: new Set<string>(),
    report: { getReport },
    _exiting: false,
    _uncaughtCapture: null,
    exit,
    reallyExit: exit,
    abort: () => exit(134),
    cwd: () => workingDirectory ?? config.cwd,
    chdir(directory: unknown) {
      if (typeof directory !== 'string') throw new ERR_INVALID_ARG_TYPE('directory', 'string', directory);
      workingDirectory = directory.startsWith('/')
        ? directory
        : `${workingDirectory ?? config.cwd}/${directory}`;
    },
    hrtime,
    uptime: () => (native.now() - startedAt) / 1000,
    memoryUsage,
    availableMemory: () => native.memoryUsage().free,
    constrainedMemory: () => {
      const { heapTotal, free } = native.memoryUsage();
      return heapTotal + free;
    },
    resourceUsage: () => ({
      userCPUTime: Math.round((native.now() - startedAt) * 1000),
      systemCPUTime: 0,
      maxRSS: Math.round(native.memoryUsage().heapTotal / 1024),
    }),
    cpuUsage(before?: { user: number; system: number }) {
      const user = Math.round((native.now() - startedAt) * 1000);
      return { user: user - (before?.user ?? 0), system: 0 - (before?.system ?? 0) };
    },
    nextTick,
    emitWarning,
    kill,
    umask: (mask?: unknown) => {
      void mask;
      return 0o022;
    },
    getuid: () => 0,
    geteuid: () => 0,
    getgid: () => 0,
    getegid: () => 0,
    getgroups: () => [0],
    setuid: cannot('setuid', 'firmware has no users'),
    setgid: cannot('setgid', 'firmware has no users'),
    seteuid: cannot('seteuid', 'firmware has no users'),
    setegid: cannot('setegid', 'firmware has no users'),
    setgroups: cannot('setgroups', 'firmware has no users'),
    dlopen: cannot('dlopen', 'native addons cannot be loaded'),
    binding: cannot('binding', 'there are no internal bindings'),
    execve: cannot('execve', 'there are no other programs'),
    getActiveResourcesInfo: () => [],
    setSourceMapsEnabled: () => undefined,
    setUncaughtExceptionCaptureCallback(capture: unknown) {
      if (capture !== null && !isFunction(capture))
        throw new ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], capture);
      if (capture !== null && processObject._uncaughtCapture !== null) {
        throw Object.assign(
          new Error(
            '`process.setupUncaughtExceptionCaptureCallback()` was called while a capture callback was already active',
          ),
          {
            code: 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
          },
        );
      }
      processObject._uncaughtCapture = capture;
    },
    hasUncaughtExceptionCaptureCallback: () => processObject._uncaughtCapture !== null,
    getBuiltinModule: (name: unknown) => builtinLoader(String(name)),
    loadEnvFile: cannot('loadEnvFile', 'pass variables with the command'),
    ref: (value: unknown) => callMethod(value, 'ref'),
    unref: (value: unknown) => callMethod(value, 'unref'),
    finalization: { register() {}, registerBeforeExit() {}, unregister() {} },
  };
}

let workingDirectory: string | undefined;
let builtinLoader: (name: string) => unknown = () => undefined;
export function setBuiltinLoader(load: (name: string) => unknown): void {
  builtinLoader = load;
}

function callMethod(value: unknown, name: string): void {
  if (typeof value !== 'object' || value === null) return;
  const method: unknown = Reflect.get(value, name);
  if (typeof method === 'function') Reflect.apply(method, value, []);
}

export interface ProcessObject extends EventEmitter {
  readonly version: string;
  _exiting: boolean;
  _uncaughtCapture: Capture | null;
  emit(type: EventName, ...args: unknown[]): boolean;
}

/** Standard streams are made when they are first asked for: a program that only logs never loads streams. */
export const standardStreams: { stdout?: unknown; stderr?: unknown; stdin?: unknown } = {};

function defineStreams(process: object): void {
  const make = { stdout: () => createStdout(1), stderr: () => createStdout(2), stdin: createStdin } as const;
  for (const name of ['stdout', 'stderr', 'stdin'] as const) {
    Object.defineProperty(process, name, {
      get: () => (standardStreams[name] ??= make[name]()),
      // Programs replace these to catch output.
      set: (value: unknown) => {
        standardStreams[name] = value;
      },
      configurable: true,
      enumerable: true,
    });
  }
}

function createProcess(): ProcessObject {
  function process(): void {}
  // The bundler of the runtime renames it.
  Object.defineProperty(process, 'name', { value: 'process' });
  process.prototype = Object.create(EventEmitter.prototype, {
    constructor: { value: process, configurable: true, writable: true },
  });
  const object: ProcessObject = Object.assign(
    new EventEmitter(),
    { version: '', _exiting: false, _uncaughtCapture: null },
    createMembers(),
  );
  Object.setPrototypeOf(object, process.prototype);
  Object.defineProperty(object, Symbol.toStringTag, { value: 'process', configurable: true });
  for (const name of ['_uncaughtCapture', '_exiting', 'reallyExit'])
    Object.defineProperty(object, name, { enumerable: false });
  Object.defineProperty(object, 'exitCode', {
    get: () => code,
    set: setExitCode,
    enumerable: true,
    configurable: true,
  });
  defineStreams(object);
  return object;
}

export let processObject: ProcessObject;

export function installProcess(): ProcessObject {
  processObject = createProcess();
  return processObject;
}
