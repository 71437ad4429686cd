/** What the host lends to a context. All of it stays behind the functions that `bootstrap` makes in the context. */
export interface HostApi {
  /** The native boundary with the host's own objects. */
  readonly native: Readonly<Record<string, unknown>>;
  /** Names of `native`'s functions. */
  readonly functions: readonly string[];
  readonly constants: Readonly<Record<string, unknown>>;
  /** The name of an error of the host's realm; undefined for anything that is the context's own, and for signals. */
  hostErrorName(error: unknown): string | undefined;
  /** Where the simulator's own files are. */
  readonly folder: string;
  now(): number;
  /** undefined when the text is not base64. */
  decodeBase64(text: string): string | undefined;
  encodeLatin1(text: string): string | undefined;
}

type Callable = (...args: unknown[]) => unknown;

/** What the context's bootstrap hands back. */
export interface ContextParts {
  /** Errors that `queueMicrotask`'s callbacks threw. */
  readonly thrown: unknown[];
  readonly ArrayBuffer: new (size: number) => ArrayBuffer;
  readonly Uint8Array: new (buffer: ArrayBuffer, offset: number, length: number) => Uint8Array<ArrayBuffer>;
}

/**
 * Sets up a fresh context: `efiNative`, and the globals that QuickJS has beyond ECMAScript's. The function's text is
 * evaluated inside of the context, so that everything it makes is the context's own; it must not refer to anything
 * outside of itself.
 */
export function bootstrap(host: HostApi): ContextParts {
  const thrown: unknown[] = [];
  const global: Record<string, unknown> & typeof globalThis = Object.assign(globalThis);

  const hide = (name: string, value: unknown): void => {
    Object.defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
  };
  // V8 puts these into every context; QuickJS has none of them.
  for (const name of ['WebAssembly', 'Intl', 'console']) Reflect.deleteProperty(global, name);
  // QuickJS has these; V8 does not before Node 24.
  for (const name of ['dispose', 'asyncDispose'])
    if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });

  const errors: Record<string, new (message: string) => Error> = {
    Error,
    RangeError,
    TypeError,
    SyntaxError,
    ReferenceError,
    EvalError,
    URIError,
  };
  const translate = (error: unknown): unknown => {
    const name = host.hostErrorName(error);
    if (name === undefined) return error;
    const message = String(Reflect.get(Object(error), 'message'));
    return new (errors[name] ?? Error)(message);
  };
  const wrap =
    (fn: Callable): Callable =>
    (...args) => {
      try {
        return fn(...args);
      } catch (error) {
        throw translate(error);
      }
    };
  const copyObject = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? { ...value } : value;

  const native: Record<string, unknown> = { ...host.constants };
  for (const name of host.functions) {
    const fn = host.native[name];
    if (typeof fn !== 'function') throw new Error(`the native boundary has no ${name}`);
    native[name] = wrap((...args) => Reflect.apply(fn, host.native, args));
  }
  const plain = (name: string): Callable => {
    const fn = native[name];
    if (typeof fn !== 'function') throw new Error(`the native boundary has no ${name}`);
    return (...args) => Reflect.apply(fn, undefined, args);
  };

  const slot: { current?: unknown } = Object(native['asyncContext']);
  native['asyncContext'] = {
    get current() {
      return slot.current;
    },
    set current(value: unknown) {
      slot.current = value;
    },
  };
  const cpuid = plain('cpuid');
  native['cpuid'] = (leaf: unknown, subleaf: unknown) => Array.from(Object(cpuid(leaf, subleaf)));
  const memoryUsage = plain('memoryUsage');
  native['memoryUsage'] = () => copyObject(memoryUsage());
  const counters = plain('counters');
  native['counters'] = () => copyObject(counters());

  const createHttpParser = plain('createHttpParser');
  native['createHttpParser'] = (options: unknown, sink: Record<string, Callable>) => {
    const tell = (name: string, ...args: unknown[]): unknown => {
      const callback = sink[name];
      if (callback === undefined) throw new TypeError(`the parser's sink has no ${name}`);
      return Reflect.apply(callback, sink, args);
    };
    const copyHead = (head: object): object => ({
      ...head,
      rawHeaders: Array.from(Object(Reflect.get(head, 'rawHeaders'))),
    });
    const parser: object = Object(
      createHttpParser(options, {
        onMessageBegin: () => tell('onMessageBegin'),
        onHeadersComplete: (head: object) => tell('onHeadersComplete', copyHead(head)),
        onBody: (chunk: unknown, start: unknown, end: unknown) => tell('onBody', chunk, start, end),
        onMessageComplete: (trailers: object) => tell('onMessageComplete', Array.from(Object(trailers))),
      }),
    );
    const method = (name: string): Callable => {
      const fn: unknown = Reflect.get(parser, name);
      if (typeof fn !== 'function') throw new Error(`the parser has no ${name}`);
      return wrap((...args) => copyObject(Reflect.apply(fn, parser, args)));
    };
    return {
      execute: method('execute'),
      finish: method('finish'),
      pause: method('pause'),
      resume: method('resume'),
      headerBytes: method('headerBytes'),
      free: method('free'),
    };
  };
  hide('efiNative', native);

  // -- what QuickJS has beyond ECMAScript

  const settled = Promise.resolve();
  hide('queueMicrotask', (callback: unknown) => {
    if (typeof callback !== 'function') throw new TypeError('not a function');
    const job = (): void => {
      try {
        Reflect.apply(callback, undefined, []);
      } catch (error) {
        thrown.push(error);
      }
    };
    void settled.then(job);
  });
  hide('performance', { now: () => host.now(), timeOrigin: 0 });

  const codes: readonly string[] = [
    'IndexSizeError',
    '',
    'HierarchyRequestError',
    'WrongDocumentError',
    'InvalidCharacterError',
    '',
    'NoModificationAllowedError',
    'NotFoundError',
    'NotSupportedError',
    'InUseAttributeError',
    'InvalidStateError',
    'SyntaxError',
    'InvalidModificationError',
    'NamespaceError',
    'InvalidAccessError',
    '',
    'TypeMismatchError',
    'SecurityError',
    'NetworkError',
    'AbortError',
    'URLMismatchError',
    'QuotaExceededError',
    'TimeoutError',
    'InvalidNodeTypeError',
    'DataCloneError',
  ];
  class DOMException extends Error {
    constructor(message?: string, name: unknown = 'Error') {
      super(message);
      Object.defineProperty(this, 'name', { value: String(name), configurable: true });
    }

    get code(): number {
      return codes.indexOf(this.name) + 1;
    }
  }
  for (const [index, name] of codes.entries()) {
    if (name === '') continue;
    const constant = `${name
      .replace(/Error$/, '')
      .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
      .toUpperCase()}_ERR`;
    Object.defineProperty(DOMException, constant, { value: index + 1, enumerable: true });
  }
  hide('DOMException', DOMException);
  hide('atob', (text: unknown) => {
    const decoded = host.decodeBase64(String(text));
    if (decoded === undefined) {
      throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
    }
    return decoded;
  });
  hide('btoa', (text: unknown) => {
    const encoded = host.encodeLatin1(String(text));
    if (encoded === undefined) throw new DOMException('Invalid character', 'InvalidCharacterError');
    return encoded;
  });

  // -- stack traces without the host's own frames, which V8 shows across realms

  interface Site {
    getFileName(): unknown;
    toString(): string;
  }
  type Prepare = (error: unknown, sites: readonly Site[]) => unknown;
  const own = (site: Site): boolean => {
    const file = site.getFileName();
    if (typeof file !== 'string') return true;
    return !/^(?:file|node):/.test(file) && file !== 'efi-sim' && !file.startsWith(host.folder);
  };
  const originals = new WeakMap<Prepare, Prepare>();
  const format: Prepare = (error, sites) =>
    `${String(error)}${sites.map((site) => `\n    at ${String(site)}`).join('')}`;
  const filter = (inner: Prepare): Prepare => {
    const outer: Prepare = (error, sites) => Reflect.apply(inner, Error, [error, sites.filter(own)]);
    originals.set(outer, inner);
    return outer;
  };
  const isPrepare = (value: unknown): value is Prepare => typeof value === 'function';
  let present: Prepare = filter(format);
  // Node asks for the property when a stack is made; code that saves it and puts it back gets what it had set.
  Object.defineProperty(Error, 'prepareStackTrace', {
    configurable: true,
    enumerable: false,
    get: () => present,
    set: (value: unknown) => {
      if (!isPrepare(value)) present = filter(format);
      else present = originals.has(value) ? value : filter(value);
    },
  });

  return { thrown, ArrayBuffer, Uint8Array };
}
