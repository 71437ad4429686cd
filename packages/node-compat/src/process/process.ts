/** The `process` object. */
import { uvException, validateBoolean, validateInteger, validateString } from '@efi-node/node-errors';
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE } from '../errors.ts';
import { format } from '../inspect/format.ts';
import { builtin } from '../load.ts';
import { activeHandleNames, activeHandles } from '../live-handles.ts';
import { EventEmitter, type EventName } from '../modules/events.ts';
import { isFunction, member } from '../narrow.ts';
import { nextTick } from '../ticks.ts';
import { activeTimers } from '../timers.ts';
import { unavailableError } from '../unavailable.ts';
import { parseEnv } from '../util/parse-env.ts';
import { createEnv } from './env.ts';
import { kill, processId, type SignalTarget } from './signals.ts';
import { createStdin, createStdout } from './stdio.ts';
import { writeSync } from './text.ts';
import { cpuUsage, getReport, hrtime, memoryUsage, resourceUsage } from './usage.ts';
import { emitWarning } from './warnings.ts';

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

function cannot(member: string, instead: string): () => never {
  return () => {
    throw unavailableError('process', member, instead);
  };
}

const target: SignalTarget = {
  heard: (name, number) => processObject.emit(name, name, number),
  end(status) {
    code = status;
    endNow();
  },
};

/** A function of another builtin, which is evaluated now at the latest. */
function call(module: string, name: string, args: readonly unknown[]): unknown {
  const fn = member(builtin(module), name);
  if (!isFunction(fn)) throw new Error(`node:${module} has no ${name}`);
  return Reflect.apply(fn, undefined, args);
}

/** The path of a directory that is there; Node's error otherwise. */
function enter(directory: string): string {
  const from = currentDirectory();
  const path = String(call('path', 'resolve', [from, directory]));
  try {
    const stats = path === '/' ? undefined : call('fs', 'statSync', [path]);
    const isDirectory = member(stats, 'isDirectory');
    if (isFunction(isDirectory) && Reflect.apply(isDirectory, stats, []) !== true)
      throw uvException('ENOTDIR', 'chdir');
  } catch (error) {
    const reason = member(error, 'code');
    throw uvException(typeof reason === 'string' ? reason : 'ENOENT', 'chdir', from, directory);
  }
  return path;
}

let mask = 0o022;

function umask(given?: unknown): number {
  const before = mask;
  if (given === undefined) return before;
  if (typeof given === 'string') {
    if (!/^[0-7]+$/.test(given))
      throw new ERR_INVALID_ARG_VALUE('mask', given, 'must be a 32-bit unsigned integer or an octal string');
    mask = Number.parseInt(given, 8) & 0o777;
    return before;
  }
  validateInteger(given, 'mask', 0, 2 ** 32 - 1);
  mask = given & 0o777;
  return before;
}

/** What the environment has already stays. */
function loadEnvFile(path: unknown = '.env'): void {
  const text = call('fs', 'readFileSync', [path, 'utf8']);
  const { env } = process;
  for (const [name, value] of Object.entries(parseEnv(String(text)))) if (!(name in env)) env[name] = value;
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
    release: { name: 'node', lts: 'Krypton' },
    argv: ['node', config.filename, ...config.argv],
    execArgv: [...config.execArgv],
    env: createEnv(config.env),
    pid: processId,
    ppid: 0,
    execPath: '/efi-node',
    argv0: 'node',
    title: 'efi-node',
    debugPort: 9229,
    features: {
      inspector: false,
      debug: false,
      uv: false,
      ipv6: false,
      tls_alpn: false,
      tls_sni: false,
      tls_ocsp: false,
      tls: false,
      openssl_is_boringssl: false,
      cached_builtins: true,
      require_module: true,
      quic: false,
      typescript: false,
    },
    config: Object.freeze({ variables: Object.freeze({}), target_defaults: Object.freeze({}) }),
    allowedNodeEnvironmentFlags: new Set<string>(),
    report: {
      getReport,
      writeReport: cannot('report.writeReport', 'print process.report.getReport()'),
      directory: '',
      filename: '',
      compact: false,
      excludeNetwork: false,
      excludeEnv: false,
      signal: 'SIGUSR2',
      reportOnFatalError: false,
      reportOnSignal: false,
      reportOnUncaughtException: false,
    },
    _exiting: false,
    _uncaughtCapture: null,
    exit,
    reallyExit: exit,
    abort() {
      code = abortCode;
      endNow();
    },
    cwd: currentDirectory,
    chdir(directory: unknown) {
      validateString(directory, 'directory');
      workingDirectory = enter(directory);
    },
    hrtime,
    uptime: () => (native.now() - startedAt) / 1000,
    memoryUsage,
    availableMemory: () => native.memoryUsage().free,
    constrainedMemory: () => {
      const { heapTotal, free } = native.memoryUsage();
      return heapTotal + free;
    },
    resourceUsage,
    cpuUsage,
    /** There is one thread. */
    threadCpuUsage: cpuUsage,
    nextTick,
    emitWarning,
    kill: (pid: unknown, signal?: unknown) => kill(target, pid, signal),
    umask,
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
    initgroups: cannot('initgroups', 'firmware has no users'),
    dlopen: cannot('dlopen', 'native addons cannot be loaded'),
    binding: cannot('binding', 'there are no internal bindings'),
    execve: cannot('execve', 'there are no other programs'),
    getActiveResourcesInfo: () => [...activeHandleNames(), ...activeTimers()],
    _getActiveHandles: activeHandles,
    _getActiveRequests: cannot('_getActiveRequests', kinds),
    _linkedBinding: cannot('_linkedBinding', 'there are no internal bindings'),
    _rawDebug(...args: unknown[]) {
      writeSync(2, `${format(...args)}\n`);
    },
    _tickCallback: cannot('_tickCallback', 'use process.nextTick()'),
    _fatalException: cannot('_fatalException', "throw the error, or listen for 'uncaughtException'"),
    _kill: cannot('_kill', 'use process.kill()'),
    _debugProcess: cannot('_debugProcess', 'there is no inspector'),
    _debugEnd: cannot('_debugEnd', 'there is no inspector'),
    _startProfilerIdleNotifier() {},
    _stopProfilerIdleNotifier() {},
    _preload_modules: [],
    domain: null,
    moduleLoadList: [],
    sourceMapsEnabled: true,
    /** The program's own map is always used. */
    setSourceMapsEnabled(enabled: unknown) {
      validateBoolean(enabled, 'enabled');
    },
    openStdin() {
      const stdin: unknown = Reflect.get(processObject, 'stdin');
      const resume = member(stdin, 'resume');
      if (isFunction(resume)) Reflect.apply(resume, stdin, []);
      return stdin;
    },
    setUncaughtExceptionCaptureCallback(capture: unknown) {
      if (capture !== null && !isFunction(capture))
        throw new ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], capture);
      if (capture !== null && processObject._uncaughtCapture !== null) {
        throw Object.assign(
          new Error(
            '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active',
          ),
          {
            code: 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
          },
        );
      }
      processObject._uncaughtCapture = capture;
    },
    hasUncaughtExceptionCaptureCallback: () => processObject._uncaughtCapture !== null,
    getBuiltinModule(id: unknown) {
      validateString(id, 'id');
      return builtinLoader(id);
    },
    loadEnvFile,
    ref: (value: unknown) => callMethod(value, 'ref'),
    unref: (value: unknown) => callMethod(value, 'unref'),
    finalization: { register() {}, registerBeforeExit() {}, unregister() {} },
  };
}

let workingDirectory: string | undefined;

function currentDirectory(): string {
  return workingDirectory ?? runtime().config.cwd;
}

/** 128 and the number of SIGABRT. */
const abortCode = 134;
const kinds = 'process.getActiveResourcesInfo() tells what sockets, servers and timers there are';

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
  for (const name of [
    'version',
    'versions',
    'arch',
    'platform',
    'release',
    'argv0',
    'pid',
    'ppid',
    'features',
    'config',
  ])
    Object.defineProperty(object, name, { writable: false });
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
