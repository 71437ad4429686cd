/**
 * V8's stack traces on QuickJS. The engine calls `Error.prepareStackTrace` when an error is made; formatting then
 * would tax every error, so the hook only keeps the call sites, and the text is made when `stack` is read.
 */
import { toText } from './text.ts';
import type { SourceMap, SourcePosition } from './source-map.ts';
import { isFunction } from './narrow.ts';

/** A call site as the engine makes it. */
interface EngineCallSite {
  getFileName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getFunctionName(): string | null;
  getFunction(): unknown;
  isNative(): boolean;
  isConstructor?(): boolean;
}

/** What an error holds until somebody reads its stack. */
class Trace {
  readonly sites: readonly EngineCallSite[];
  constructor(sites: readonly EngineCallSite[]) {
    this.sites = sites;
  }
}

type Prepare = (error: unknown, sites: readonly EngineCallSite[]) => unknown;

export interface StackOptions {
  /** File name of the program's script, whose positions the map knows. */
  readonly programFile: string;
  readonly map: () => SourceMap | undefined;
}

interface Location {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

const runtimeName = 'node:internal/efi';
const modulesName = 'node:internal/modules';

let options: StackOptions | undefined;
let runtimeFile: string | null = null;
let userPrepare: Prepare | undefined;
/** The engine's own methods, before they are replaced by ones that tell the source's positions. */
let engineSite:
  | Pick<EngineCallSite, 'getFileName' | 'getLineNumber' | 'getColumnNumber' | 'getFunctionName'>
  | undefined;

function locate(site: EngineCallSite): Location {
  const get = engineSite ?? site;
  const file = get.getFileName.call(site);
  const line = get.getLineNumber.call(site);
  const column = get.getColumnNumber.call(site);
  if (file !== null && line !== null && options !== undefined && file === options.programFile) {
    const found: SourcePosition | undefined = options.map()?.find(line, column ?? 1);
    // What the map does not know is the bundler's own: how modules find each other.
    return found ?? { file: modulesName, line, column };
  }
  if (file !== null && file === runtimeFile) return { file: runtimeName, line, column };
  return { file, line, column };
}

/** esbuild calls the function around a CommonJS module by the module's path; V8 has `Object.<anonymous>` there. */
function functionName(site: EngineCallSite): string {
  const name = (engineSite ?? site).getFunctionName.call(site) ?? '';
  if (name === '<anonymous>' || name === '<eval>') return '';
  return name.includes('/') || /\.[cm]?[jt]sx?$/.test(name) ? 'Object.<anonymous>' : name;
}

function place({ file, line, column }: Location): string {
  if (file === null) return '<anonymous>';
  return line === null ? file : `${file}:${line}:${column ?? 1}`;
}

function formatSite(site: EngineCallSite): string {
  const name = functionName(site);
  if (site.isNative()) return `${name === '' ? '<anonymous>' : name} (native)`;
  const where = place(locate(site));
  if (name === '') return where;
  return `${site.isConstructor?.() === true ? 'new ' : ''}${name} (${where})`;
}

/** `name: message`, as they are when the stack is first read; Node's own errors show their code. */
function headerOf(error: unknown, sites: readonly EngineCallSite[]): string {
  if (typeof error !== 'object' || error === null) return 'Error';
  try {
    const code: unknown = Reflect.get(error, 'code');
    if (typeof code === 'string' && code.startsWith('ERR_') && isRuntimes(sites[0])) {
      return `${String(Reflect.get(error, 'name'))} [${code}]: ${String(Reflect.get(error, 'message'))}`;
    }
    const name: unknown = Reflect.get(error, 'name');
    const message: unknown = Reflect.get(error, 'message');
    const title = name === undefined ? 'Error' : toText(name);
    const text = message === undefined ? '' : toText(message);
    if (text === '') return title;
    return title === '' ? text : `${title}: ${text}`;
  } catch {
    return 'Error';
  }
}

/** Whether a frame is in the runtime: what it throws is Node's. */
function isRuntimes(site: EngineCallSite | undefined): boolean {
  if (site === undefined || runtimeFile === null) return false;
  return (engineSite ?? site).getFileName.call(site) === runtimeFile;
}

function formatTrace(error: unknown, trace: Trace): string {
  let text = headerOf(error, trace.sites);
  for (const site of trace.sites) text += `\n    at ${formatSite(site)}`;
  return text;
}

/** The value of `stack`: the user's `prepareStackTrace` decides if there is one. */
function render(error: unknown, trace: Trace): unknown {
  const prepare = userPrepare;
  if (prepare === undefined) return formatTrace(error, trace);
  return Reflect.apply(prepare, Error, [error, trace.sites]);
}

function defineStack(error: object, value: unknown): void {
  Object.defineProperty(error, 'stack', { value, writable: true, configurable: true, enumerable: false });
}

/** V8's call sites have more questions; the answers here are the portable ones. */
function completeCallSites(prototype: object): void {
  const extra: Record<string, (this: EngineCallSite) => unknown> = {
    getFileName() {
      return locate(this).file;
    },
    getLineNumber() {
      return locate(this).line;
    },
    getColumnNumber() {
      return locate(this).column;
    },
    getFunctionName() {
      const name = functionName(this);
      return name === '' ? null : name;
    },
    getScriptNameOrSourceURL() {
      return locate(this).file;
    },
    getThis: () => undefined,
    getTypeName: () => 'Object',
    getMethodName: () => null,
    getEvalOrigin: () => undefined,
    getScriptHash: () => '',
    getPosition: () => 0,
    getPromiseIndex: () => null,
    isToplevel: () => true,
    isEval: () => false,
    isAsync: () => false,
    isPromiseAll: () => false,
    toString(this: EngineCallSite) {
      return formatSite(this);
    },
  };
  for (const [name, value] of Object.entries(extra)) {
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: false });
  }
  if (!('isConstructor' in prototype)) {
    Object.defineProperty(prototype, 'isConstructor', {
      value: () => false,
      writable: true,
      configurable: true,
    });
  }
}

/** A line of the program's own source; undefined for what the map does not know. */
export function sourceLineOf(file: string, line: number): string | undefined {
  return options?.map()?.sourceLine(file, line);
}

function isSites(value: unknown): value is readonly EngineCallSite[] {
  return Array.isArray(value);
}

/** The places that led here, those above `above` first, as `util.getCallSites` describes them. */
export function callSites(above: (...args: never[]) => unknown, count: number): object[] {
  const before: unknown = Reflect.get(Error, 'prepareStackTrace');
  const limit = Error.stackTraceLimit;
  const holder: { stack?: unknown } = {};
  Error.stackTraceLimit = count;
  Reflect.set(Error, 'prepareStackTrace', (_: unknown, sites: readonly EngineCallSite[]) => sites);
  Error.captureStackTrace(holder, above);
  const sites: unknown = holder.stack;
  Reflect.set(Error, 'prepareStackTrace', before);
  Error.stackTraceLimit = limit;
  if (!isSites(sites)) return [];
  return sites.slice(0, count).map((site) => {
    const { file, line, column } = locate(site);
    const described = {
      functionName: functionName(site).replace('Object.<anonymous>', ''),
      scriptId: '0',
      scriptName: file ?? '',
      lineNumber: line ?? 0,
      columnNumber: column ?? 0,
      column: column ?? 0,
    };
    return Object.setPrototypeOf(described, null);
  });
}

/** One call site of this very function, to learn the engine's prototype and the runtime's file name. */
function sample(): EngineCallSite | undefined {
  let first: EngineCallSite | undefined;
  const before: unknown = Reflect.get(Error, 'prepareStackTrace');
  Reflect.set(Error, 'prepareStackTrace', (_: unknown, sites: readonly EngineCallSite[]) => {
    [first] = sites;
    return '';
  });
  // V8 prepares when the stack is read, QuickJS when the error is made.
  void new Error('sample').stack;
  Reflect.set(Error, 'prepareStackTrace', before);
  return first;
}

/**
 * Installs the hook. On engines whose `stack` is an own property of each error (V8, under the simulator) only call
 * sites in the program's script are mapped, when the error is made.
 */
export function installStackTraces(given: StackOptions): void {
  options = given;
  const site = sample();
  if (site === undefined) return;
  runtimeFile = site.getFileName();
  const accessor = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const prototype: object = Object.getPrototypeOf(site);
  const { getFileName, getLineNumber, getColumnNumber, getFunctionName } = site;
  if (accessor?.get === undefined) {
    engineSite = { getFileName, getLineNumber, getColumnNumber, getFunctionName };
    installEager();
    return;
  }
  engineSite = { getFileName, getLineNumber, getColumnNumber, getFunctionName };
  completeCallSites(prototype);
  installLazy(accessor.get);
}

/** V8: its own formatting, with the program's positions mapped. */
function installEager(): void {
  Reflect.set(Error, 'prepareStackTrace', (error: unknown, sites: readonly EngineCallSite[]) =>
    formatTrace(error, new Trace(sites)),
  );
}

function installLazy(engineStack: () => unknown): void {
  const capture: unknown = Reflect.get(Error, 'captureStackTrace');
  Reflect.set(Error, 'prepareStackTrace', (error: unknown, sites: readonly EngineCallSite[]) => {
    const trace = new Trace(sites);
    // A DOMException gets what is returned here as its own property.
    return error instanceof DOMException ? formatTrace(error, trace) : trace;
  });
  Object.defineProperty(Error, 'prepareStackTrace', {
    get: () => userPrepare,
    set: (value: unknown) => {
      userPrepare = isFunction(value) ? value : undefined;
    },
    configurable: true,
    enumerable: false,
  });
  // oxlint-disable-next-line no-extend-native -- the engine's own accessor is wrapped
  Object.defineProperty(Error.prototype, 'stack', {
    get(this: object): unknown {
      const stored: unknown = Reflect.apply(engineStack, this, []);
      if (!(stored instanceof Trace)) return stored;
      const value = render(this, stored);
      // A frozen error makes its text anew each time.
      if (Object.isExtensible(this)) defineStack(this, value);
      return value;
    },
    set(this: object, value: unknown) {
      defineStack(this, value);
    },
    configurable: true,
    enumerable: false,
  });
  if (typeof capture !== 'function') return;
  const captureStackTrace = (target: object, above?: unknown): void => {
    Reflect.apply(capture, Error, [target, typeof above === 'function' ? above : captureStackTrace]);
    const stored: unknown = Object.getOwnPropertyDescriptor(target, 'stack')?.value;
    if (!(stored instanceof Trace)) return;
    Object.defineProperty(target, 'stack', {
      get(this: object): unknown {
        const value = render(target, stored);
        if (Object.isExtensible(target)) defineStack(target, value);
        return value;
      },
      set(this: object, value: unknown) {
        defineStack(this, value);
      },
      configurable: true,
      enumerable: false,
    });
  };
  Object.defineProperty(Error, 'captureStackTrace', {
    value: captureStackTrace,
    writable: true,
    configurable: true,
  });
}
