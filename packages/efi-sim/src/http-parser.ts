import type { HttpParseFailure, HttpParser, HttpParserOptions, HttpParserSink } from '@efi-node/efi-core';
import { Llhttp, type LlhttpTarget } from './llhttp.ts';

const OK = 0;
const PAUSED = 21;
const PAUSED_UPGRADE = 22;
const USER = 24;
/** Node's own limit on the extensions of one chunk, in bytes. */
const MAX_CHUNK_EXTENSIONS = 16_384;

let shared: Llhttp | undefined;

interface Limit {
  readonly code: string;
  readonly reason: string;
}

const HEADER_OVERFLOW: Limit = { code: 'HPE_HEADER_OVERFLOW', reason: 'Header overflow' };
const EXTENSIONS_OVERFLOW: Limit = {
  code: 'HPE_CHUNK_EXTENSIONS_OVERFLOW',
  reason: 'Chunk extensions overflow',
};

type Phase = 'head' | 'body';
type Life = 'open' | 'executing' | 'to be freed' | 'freed';

/** llhttp behind `HttpParser`, with what Node adds to it: limits on head and chunk extensions, trimmed values, pause. */
export class SimHttpParser implements HttpParser, LlhttpTarget {
  readonly #llhttp: Llhttp;
  readonly #options: HttpParserOptions;
  readonly #sink: HttpParserSink;
  readonly #onFree: () => void;
  readonly #parser: number;
  #life: Life = 'open';
  #phase: Phase = 'head';
  #url = '';
  #statusMessage = '';
  #headers: string[] = [];
  #last: 'field' | 'value' = 'value';
  #headBytes = 0;
  #limitBytes = 0;
  #lines = 0;
  #extensionBytes = 0;
  #pausePending = false;
  #limit: Limit | undefined;
  #thrown: { readonly error: unknown } | undefined;
  #chunk: Uint8Array = new Uint8Array(0);
  #base = 0;

  constructor(options: HttpParserOptions, sink: HttpParserSink, onFree: () => void) {
    shared ??= new Llhttp();
    this.#llhttp = shared;
    this.#options = options;
    this.#sink = sink;
    this.#onFree = onFree;
    this.#parser = shared.alloc(options.type, options.lenient, this);
  }

  execute(chunk: Uint8Array): number | HttpParseFailure {
    this.#enter('execute');
    const { functions } = this.#llhttp;
    const base = functions.malloc(Math.max(1, chunk.length));
    this.#llhttp.bytes(base, chunk.length).set(chunk);
    this.#chunk = chunk;
    this.#base = base;
    try {
      const code = functions.llhttp_execute(this.#parser, base, chunk.length);
      if (this.#thrown !== undefined) throw this.#thrown.error;
      if (code === OK) return chunk.length;
      const taken = Math.max(0, functions.llhttp_get_error_pos(this.#parser) - base);
      if (code === PAUSED) return taken;
      if (code === PAUSED_UPGRADE) {
        functions.llhttp_resume_after_upgrade(this.#parser);
        return taken;
      }
      if (this.#upgraded || this.#freeWanted) return Math.min(taken, chunk.length);
      return this.#failure(code, Math.min(taken, chunk.length));
    } finally {
      functions.free(base);
      this.#leave();
    }
  }

  finish(): HttpParseFailure | undefined {
    this.#enter('finish');
    try {
      const code = this.#llhttp.functions.llhttp_finish(this.#parser);
      if (this.#thrown !== undefined) throw this.#thrown.error;
      return code === OK || code === PAUSED || this.#upgraded ? undefined : this.#failure(code, 0);
    } finally {
      this.#leave();
    }
  }

  pause(): void {
    if (this.#life === 'executing') this.#pausePending = true;
    else if (this.#life === 'open') this.#llhttp.functions.llhttp_pause(this.#parser);
  }

  resume(): void {
    if (this.#life === 'executing') this.#pausePending = false;
    else if (this.#life === 'open') this.#llhttp.functions.llhttp_resume(this.#parser);
  }

  headerBytes(): number {
    return this.#headBytes;
  }

  free(): void {
    switch (this.#life) {
      case 'open':
        this.#dispose();
        return;
      case 'executing':
        this.#life = 'to be freed';
        return;
      case 'to be freed':
      case 'freed':
        throw new Error('HTTP parser freed twice');
    }
  }

  // -- llhttp's callbacks

  onMessageBegin(): number {
    if (this.#phase === 'body') {
      this.#limitBytes = 0;
      this.#extensionBytes = 0;
      return OK;
    }
    this.#url = '';
    this.#statusMessage = '';
    this.#headers = [];
    this.#last = 'value';
    this.#headBytes = 0;
    this.#limitBytes = 0;
    this.#lines = 0;
    this.#extensionBytes = 0;
    return this.#tell(() => this.#sink.onMessageBegin());
  }

  onUrl(at: number, length: number): number {
    if (this.#phase === 'body') {
      this.#extensionBytes += length;
      return this.#extensionBytes > MAX_CHUNK_EXTENSIONS ? this.#over(EXTENSIONS_OVERFLOW) : OK;
    }
    this.#url += this.#llhttp.latin1(at, length);
    return this.#countHead(length);
  }

  onStatus(at: number, length: number): number {
    this.#statusMessage += this.#llhttp.latin1(at, length);
    return this.#countHead(length);
  }

  onHeaderField(at: number, length: number): number {
    const text = this.#llhttp.latin1(at, length);
    if (this.#last === 'value') {
      const { maxHeaders } = this.#options;
      this.#lines += 1;
      if (maxHeaders > 0 && this.#lines > maxHeaders) return this.#over(HEADER_OVERFLOW);
      this.#headers.push(text, '');
    } else {
      this.#append(-2, text);
    }
    this.#last = 'field';
    return this.#countHead(length);
  }

  onHeaderValue(at: number, length: number): number {
    this.#append(-1, this.#llhttp.latin1(at, length));
    this.#last = 'value';
    return this.#countHead(length);
  }

  onHeadersComplete(statusCode: number, upgrade: boolean, shouldKeepAlive: boolean): number {
    const { functions } = this.#llhttp;
    const request = this.#options.type === 'request';
    const method = request
      ? this.#llhttp.text(functions.llhttp_method_name(functions.llhttp_get_method(this.#parser)))
      : '';
    const rawHeaders = this.#takeHeaders();
    this.#phase = 'body';
    this.#limitBytes = 0;
    this.#lines = 0;
    let decision = 0;
    const told = this.#tell(() => {
      decision = this.#sink.onHeadersComplete({
        versionMajor: functions.llhttp_get_http_major(this.#parser),
        versionMinor: functions.llhttp_get_http_minor(this.#parser),
        method,
        url: this.#url,
        statusCode: request ? 0 : statusCode,
        statusMessage: this.#statusMessage,
        rawHeaders,
        upgrade,
        shouldKeepAlive,
      });
    });
    // A decision leaves no room for a pause in the same answer: that comes with the message's end.
    if (decision !== 0 && this.#thrown === undefined) {
      if (told === PAUSED) this.#pausePending = true;
      return decision;
    }
    return told === USER ? -1 : told;
  }

  onBody(at: number, length: number): number {
    const start = at - this.#base;
    return this.#tell(() => this.#sink.onBody(this.#chunk, start, start + length));
  }

  onMessageComplete(): number {
    this.#phase = 'head';
    const trailers = this.#takeHeaders();
    return this.#tell(() => this.#sink.onMessageComplete(trailers));
  }

  get #freeWanted(): boolean {
    return this.#life === 'to be freed';
  }

  /** Behind an upgrade nothing is HTTP any more, and so nothing is wrong with it. */
  get #upgraded(): boolean {
    return this.#llhttp.functions.llhttp_get_upgrade(this.#parser) !== 0;
  }

  #append(index: -1 | -2, text: string): void {
    const at = this.#headers.length + index;
    this.#headers[at] = (this.#headers[at] ?? '') + text;
  }

  /** What was collected, values without white space at their ends. */
  #takeHeaders(): string[] {
    const headers = this.#headers;
    for (let index = 1; index < headers.length; index += 2) {
      headers[index] = (headers[index] ?? '').replace(/[ \t]+$/, '');
    }
    this.#headers = [];
    this.#last = 'value';
    return headers;
  }

  #countHead(length: number): number {
    if (this.#phase === 'head') this.#headBytes += length;
    this.#limitBytes += length;
    return this.#limitBytes >= this.#options.maxHeaderSize ? this.#over(HEADER_OVERFLOW) : OK;
  }

  #over(limit: Limit): number {
    this.#limit = limit;
    return USER;
  }

  /** An exception must not cross wasm, whose stack pointer would not be put back. */
  #tell(callback: () => void): number {
    try {
      callback();
    } catch (error) {
      this.#thrown = { error };
      return USER;
    }
    if (this.#freeWanted) return USER;
    if (!this.#pausePending) return OK;
    this.#pausePending = false;
    return PAUSED;
  }

  #failure(code: number, bytesParsed: number): HttpParseFailure {
    if (this.#limit !== undefined) return { ...this.#limit, bytesParsed };
    const { functions } = this.#llhttp;
    return {
      code: this.#llhttp.text(functions.llhttp_errno_name(code)),
      reason: this.#llhttp.text(functions.llhttp_get_error_reason(this.#parser)),
      bytesParsed,
    };
  }

  #enter(what: string): void {
    if (this.#life !== 'open') throw new Error(`HTTP parser: ${what} while ${this.#life}`);
    this.#life = 'executing';
    this.#thrown = undefined;
  }

  #leave(): void {
    if (this.#life === 'to be freed') this.#dispose();
    else this.#life = 'open';
  }

  #dispose(): void {
    this.#life = 'freed';
    this.#llhttp.dispose(this.#parser);
    this.#onFree();
  }
}
