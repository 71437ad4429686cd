import { createRequire } from 'node:module';

interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}

interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

/** The part of WebAssembly that is used: its types come with the DOM's only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, (...args: number[]) => number>>>>,
  ) => WasmInstance;
  readonly Memory: new (descriptor: { readonly initial: number }) => WasmMemory;
};

/** Where llhttp's callbacks arrive, by parser. The answers are llhttp's: 0 to go on, otherwise an error number. */
export interface LlhttpTarget {
  /** Also called at the head of each chunk of a body. */
  onMessageBegin(): number;
  /** Also called for names and values of chunk extensions. */
  onUrl(at: number, length: number): number;
  onStatus(at: number, length: number): number;
  onHeaderField(at: number, length: number): number;
  onHeaderValue(at: number, length: number): number;
  onHeadersComplete(statusCode: number, upgrade: boolean, shouldKeepAlive: boolean): number;
  onBody(at: number, length: number): number;
  onMessageComplete(): number;
}

const EXPORTED = [
  '_initialize',
  'llhttp_alloc',
  'llhttp_free',
  'malloc',
  'free',
  'llhttp_execute',
  'llhttp_finish',
  'llhttp_pause',
  'llhttp_resume',
  'llhttp_resume_after_upgrade',
  'llhttp_get_http_major',
  'llhttp_get_http_minor',
  'llhttp_get_method',
  'llhttp_get_upgrade',
  'llhttp_get_errno',
  'llhttp_get_error_reason',
  'llhttp_get_error_pos',
  'llhttp_errno_name',
  'llhttp_method_name',
] as const;

type Export = (typeof EXPORTED)[number];

/** Offsets in llhttp_t and the order of llhttp_settings_t's callbacks, of llhttp 9.3 and 9.4 compiled for wasm32. */
const LENIENT_FLAGS = 46;
const SETTINGS = 56;
const SETTING = { messageBegin: 0, url: 2, extensionName: 8, extensionValue: 9, chunkHeader: 22 } as const;

/** One instance of llhttp as wasm; parsers are numbers (addresses in its memory). */
export class Llhttp {
  readonly #memory: WasmMemory;
  readonly #functions: Record<Export, (...args: number[]) => number>;
  readonly #targets = new Map<number, LlhttpTarget>();

  constructor() {
    const target = (parser: number): LlhttpTarget => {
      const found = this.#targets.get(parser);
      if (found === undefined) throw new Error(`llhttp called back for unknown parser ${parser}`);
      return found;
    };
    const instance = new WebAssembly.Instance(loadModule(), {
      env: {
        wasm_on_message_begin: (p: number) => target(p).onMessageBegin(),
        wasm_on_url: (p: number, at: number, length: number) => target(p).onUrl(at, length),
        wasm_on_status: (p: number, at: number, length: number) => target(p).onStatus(at, length),
        wasm_on_header_field: (p: number, at: number, length: number) => target(p).onHeaderField(at, length),
        wasm_on_header_value: (p: number, at: number, length: number) => target(p).onHeaderValue(at, length),
        wasm_on_headers_complete: (p: number, status: number, upgrade: number, keepAlive: number) =>
          target(p).onHeadersComplete(status, upgrade !== 0, keepAlive !== 0),
        wasm_on_body: (p: number, at: number, length: number) => target(p).onBody(at, length),
        wasm_on_message_complete: (p: number) => target(p).onMessageComplete(),
      },
    });
    const { memory } = instance.exports;
    if (!(memory instanceof WebAssembly.Memory)) throw new Error("undici's llhttp exports no memory");
    this.#memory = memory;
    this.#functions = pickFunctions(instance.exports);
    this.#functions['_initialize']();
  }

  get functions(): Readonly<Record<Export, (...args: number[]) => number>> {
    return this.#functions;
  }

  alloc(type: 'request' | 'response', lenient: number, target: LlhttpTarget): number {
    const parser = this.#functions.llhttp_alloc(type === 'request' ? 1 : 2);
    const data = new DataView(this.#memory.buffer);
    data.setUint16(parser + LENIENT_FLAGS, lenient, true);
    this.#listenToChunks(data, data.getUint32(parser + SETTINGS, true));
    this.#targets.set(parser, target);
    return parser;
  }

  dispose(parser: number): void {
    this.#targets.delete(parser);
    this.#functions.llhttp_free(parser);
  }

  bytes(at: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#memory.buffer, at, length);
  }

  latin1(at: number, length: number): string {
    return Buffer.from(this.#memory.buffer, at, length).toString('latin1');
  }

  /** A C string; '' for NULL. */
  text(at: number): string {
    if (at === 0) return '';
    const all = new Uint8Array(this.#memory.buffer);
    return this.latin1(at, all.indexOf(0, at) - at);
  }

  /**
   * undici's build has no callbacks of its own for chunk heads and extensions, which Node's limits need. The
   * settings, one table for all parsers, get the ones of the same C type: whoever is called back can tell by whether
   * the head is complete.
   */
  #listenToChunks(data: DataView, settings: number): void {
    const get = (index: number): number => data.getUint32(settings + 4 * index, true);
    const set = (index: number, value: number): void => data.setUint32(settings + 4 * index, value, true);
    set(SETTING.chunkHeader, get(SETTING.messageBegin));
    set(SETTING.extensionName, get(SETTING.url));
    set(SETTING.extensionValue, get(SETTING.url));
  }
}

/** The llhttp that undici brings; its package exports the file by its path only. */
function loadModule(): WasmModule {
  const require = createRequire(import.meta.url);
  const bytes: unknown = require('undici/lib/llhttp/llhttp-wasm.js');
  if (!(bytes instanceof Uint8Array)) throw new Error("undici's llhttp-wasm.js is no Buffer any more");
  return new WebAssembly.Module(new Uint8Array(bytes));
}

function pickFunctions(exports: WasmInstance['exports']): Record<Export, (...args: number[]) => number> {
  const pick = (name: Export): ((...args: number[]) => number) => {
    const found = exports[name];
    if (typeof found !== 'function') throw new Error(`undici's llhttp does not export ${name}`);
    return (...args) => Number(found(...args));
  };
  return {
    _initialize: pick('_initialize'),
    llhttp_alloc: pick('llhttp_alloc'),
    llhttp_free: pick('llhttp_free'),
    malloc: pick('malloc'),
    free: pick('free'),
    llhttp_execute: pick('llhttp_execute'),
    llhttp_finish: pick('llhttp_finish'),
    llhttp_pause: pick('llhttp_pause'),
    llhttp_resume: pick('llhttp_resume'),
    llhttp_resume_after_upgrade: pick('llhttp_resume_after_upgrade'),
    llhttp_get_http_major: pick('llhttp_get_http_major'),
    llhttp_get_http_minor: pick('llhttp_get_http_minor'),
    llhttp_get_method: pick('llhttp_get_method'),
    llhttp_get_upgrade: pick('llhttp_get_upgrade'),
    llhttp_get_errno: pick('llhttp_get_errno'),
    llhttp_get_error_reason: pick('llhttp_get_error_reason'),
    llhttp_get_error_pos: pick('llhttp_get_error_pos'),
    llhttp_errno_name: pick('llhttp_errno_name'),
    llhttp_method_name: pick('llhttp_method_name'),
  };
}
