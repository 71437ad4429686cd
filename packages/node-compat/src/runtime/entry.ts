/**
 * Entry of the runtime script. Takes the native boundary from `globalThis.efiNative`, makes a machine and Node's
 * world on it, and hands the program's entries to the pump.
 */
import { createMachine, type Native } from '@efi-node/efi-core';
import { setInspect } from '@efi-node/node-errors';
import { type ProgramConfig, runtime, setContext } from '../context.ts';
import { installGlobals } from '../globals.ts';
import { inspect } from '../inspect/inspect.ts';
import { setEngineDetails } from '../inspect/types.ts';
import { loadBuiltin } from '../load.ts';
import { isFunction, isObject, member } from '../narrow.ts';
import {
  emitExit,
  exitCode,
  installProcess,
  onExitFailure,
  processObject,
  setBuiltinLoader,
  setExitCode,
  writeSync,
} from '../process/process.ts';
import { installWarnings } from '../process/warnings.ts';
import { SourceMap } from '../source-map.ts';
import { installStackTraces } from '../stack.ts';
import { installTicks } from '../ticks.ts';
import { describeUncaught, rejectionSink, reportException, useSources } from './exceptions.ts';
import { launchArguments } from './launch-arguments.ts';
import { mainState, programFile, runProgram } from './program.ts';
import { closeProgram } from './teardown.ts';

/** The boundary is made in one piece: what has its first calls has all. */
function isNative(value: unknown): value is Native {
  return ['now', 'write', 'file', 'decode'].every((name) => isFunction(member(value, name)));
}

function takeNative(): Native {
  const native: unknown = Reflect.get(globalThis, 'efiNative');
  if (!isNative(native)) {
    throw new Error('globalThis.efiNative is missing: this script runs in firmware or in its simulator only');
  }
  Reflect.deleteProperty(globalThis, 'efiNative');
  return native;
}

const defaultConfig: ProgramConfig = {
  argv: [],
  execArgv: [],
  env: {},
  cwd: '/',
  filename: '/program.js',
  network: true,
  verbose: false,
};

function readConfig(native: Native): ProgramConfig {
  const bytes = native.file('config.json');
  if (bytes === undefined) return defaultConfig;
  const given: unknown = JSON.parse(native.decode(bytes, 'utf8', 0, bytes.length));
  if (!isObject(given)) throw new Error('config.json of the bundle is no object');
  return { ...defaultConfig, ...given };
}

let map: SourceMap | undefined | 'none';

/** The program's map, read when the first stack is. */
function programMap(): SourceMap | undefined {
  if (map === undefined) {
    const { native } = runtime();
    const bytes = native.file('program.map');
    map =
      bytes === undefined
        ? 'none'
        : new SourceMap(bytes, (text, start, end) => native.decode(text, 'utf8', start, end));
  }
  return map === 'none' ? undefined : map;
}

const unsettledCode = 13;

/** Nothing is left to wait for: the program may start something anew, or it ends. */
function finish(): boolean {
  const { loop } = runtime();
  loop.invoke(() => processObject.emit('beforeExit', exitCode()));
  if (loop.alive()) return true;
  if (mainState() === 'running' && exitCode() === 0) {
    setExitCode(unsettledCode);
    writeSync(2, `Warning: Detected unsettled top-level await at ${runtime().config.filename}\n`);
  }
  loop.invoke(() => {
    emitExit();
    // Ticks of its listeners do not run any more.
    runtime().closing = true;
  });
  return false;
}

type Phase = 'starting' | 'running' | 'ended';
let phase: Phase = 'starting';

function step(): boolean {
  const { loop } = runtime();
  switch (phase) {
    case 'starting':
      phase = 'running';
      loop.invoke(runProgram);
      break;
    case 'running':
      loop.turn();
      break;
    case 'ended':
      return false;
  }
  if (loop.alive() || finish()) return true;
  phase = 'ended';
  return false;
}

function start(): void {
  const native = takeNative();
  const machine = createMachine(native);
  const built = readConfig(native);
  const config = { ...built, argv: [...built.argv, ...launchArguments(machine)] };
  setContext({
    native,
    machine,
    loop: machine.loop,
    config,
    startedAt: native.now(),
    closing: false,
    closers: [],
  });
  installStackTraces({ programFile, map: programMap });
  useSources(programMap);
  setEngineDetails((value) => native.lookInside(value));
  setInspect(inspect);
  const process = installProcess();
  installTicks((error) => reportException(error), rejectionSink);
  installGlobals(process);
  installWarnings();
  setBuiltinLoader((name) => loadBuiltin(name)?.exports);
  onExitFailure((error) => {
    writeSync(2, describeUncaught(error));
    return 1;
  });
  native.onProgram({ step, close: closeProgram, exitCode });
}

start();
