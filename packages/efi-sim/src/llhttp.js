import { createRequire } from 'node:module';
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
  'llhttp_get_errno',
  'llhttp_get_error_reason',
  'llhttp_get_error_pos',
  'llhttp_errno_name',
  'llhttp_method_name',
];
/** Offsets in llhttp_t and the order of llhttp_settings_t's callbacks, of llhttp 9.3 and 9.4 compiled for wasm32. */
const LENIENT_FLAGS = 46;
const SETTINGS = 56;
const SETTING = { messageBegin: 0, url: 2, extensionName: 8, extensionValue: 9, chunkHeader: 22 };
/** One instance of llhttp as wasm; parsers are numbers (addresses in its memory). */
export class Llhttp {
  #memory;
  #functions;
  #targets = new Map();
  constructor() {
    const target = (parser) => {
      const found = this.#targets.get(parser);
      if (found === undefined) throw new Error(`llhttp called back for unknown parser ${parser}`);
      return found;
    };
    const instance = new WebAssembly.Instance(loadModule(), {
      env: {
        wasm_on_message_begin: (p) => target(p).onMessageBegin(),
        wasm_on_url: (p, at, length) => target(p).onUrl(at, length),
        wasm_on_status: (p, at, length) => target(p).onStatus(at, length),
        wasm_on_header_field: (p, at, length) => target(p).onHeaderField(at, length),
        wasm_on_header_value: (p, at, length) => target(p).onHeaderValue(at, length),
        wasm_on_headers_complete: (p, status, upgrade, keepAlive) =>
          target(p).onHeadersComplete(status, upgrade !== 0, keepAlive !== 0),
        wasm_on_body: (p, at, length) => target(p).onBody(at, length),
        wasm_on_message_complete: (p) => target(p).onMessageComplete(),
      },
    });
    const { memory } = instance.exports;
    if (!(memory instanceof WebAssembly.Memory)) throw new Error("undici's llhttp exports no memory");
    this.#memory = memory;
    this.#functions = pickFunctions(instance.exports);
    this.#functions._initialize();
  }
  get functions() {
    return this.#functions;
  }
  alloc(type, lenient, target) {
    const parser = this.#functions.llhttp_alloc(type === 'request' ? 1 : 2);
    const data = new DataView(this.#memory.buffer);
    data.setUint16(parser + LENIENT_FLAGS, lenient, true);
    this.#listenToChunks(data, data.getUint32(parser + SETTINGS, true));
    this.#targets.set(parser, target);
    return parser;
  }
  dispose(parser) {
    this.#targets.delete(parser);
    this.#functions.llhttp_free(parser);
  }
  bytes(at, length) {
    const { buffer } = this.#memory;
    if (!(buffer instanceof ArrayBuffer)) throw new Error('llhttp has shared memory');
    return new Uint8Array(buffer, at, length);
  }
  latin1(at, length) {
    return Buffer.from(this.#memory.buffer, at, length).latin1Slice();
  }
  /** A C string; '' for NULL. */
  text(at) {
    if (at === 0) return '';
    const all = new Uint8Array(this.#memory.buffer);
    return this.latin1(at, all.indexOf(0, at) - at);
  }
  /**
   * undici's build has no callbacks of its own for chunk heads and extensions, which Node's limits need. The
   * settings, one table for all parsers, get the ones of the same C type: whoever is called back can tell by whether
   * the head is complete.
   */
  #listenToChunks(data, settings) {
    const get = (index) => data.getUint32(settings + 4 * index, true);
    const set = (index, value) => data.setUint32(settings + 4 * index, value, true);
    set(SETTING.chunkHeader, get(SETTING.messageBegin));
    set(SETTING.extensionName, get(SETTING.url));
    set(SETTING.extensionValue, get(SETTING.url));
  }
}
/** The llhttp that undici brings; its package exports the file by its path only. */
function loadModule() {
  const bytes = createRequire(import.meta.url)('undici/lib/llhttp/llhttp-wasm.js');
  if (!(bytes instanceof Uint8Array)) throw new Error("undici's llhttp-wasm.js is no Buffer any more");
  return new WebAssembly.Module(new Uint8Array(bytes));
}
function pickFunctions(exports) {
  const pick = (name) => {
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
    llhttp_get_errno: pick('llhttp_get_errno'),
    llhttp_get_error_reason: pick('llhttp_get_error_reason'),
    llhttp_get_error_pos: pick('llhttp_get_error_pos'),
    llhttp_errno_name: pick('llhttp_errno_name'),
    llhttp_method_name: pick('llhttp_method_name'),
  };
}
//# sourceMappingURL=llhttp.js.map
