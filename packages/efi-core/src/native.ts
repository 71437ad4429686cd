/**
 * The native boundary: everything that the C side (`firmware/`) or the simulator (`efi-sim`) offers, and nothing
 * else. All EFI calls are made in TypeScript through `call`. A test compares the C function table with the keys of
 * `Native`, so a function that is added here has to be added there.
 *
 * Addresses are numbers: UEFI maps memory 1:1 and physical addresses fit in 52 bits. Only 64-bit values that can
 * pass 2^53 are bigint.
 */

/** A physical address; 0 is NULL. */
export type Address = number;

/** An argument of a firmware call. Negative numbers are passed as 64-bit two's complement; null is NULL. */
export type Argument = number | bigint | boolean | null;

/** Names one event of ours: slot and generation in one number, never 0. */
export type EventId = number;

/** Node's encodings, by their canonical names. */
export type TextEncoding = 'utf8' | 'utf16le' | 'latin1' | 'ascii' | 'hex' | 'base64' | 'base64url';

/** Where the program runs: only 'qemu' may touch QEMU's own ports. */
export type Host = 'qemu' | 'hardware' | 'simulator';

/** What is ours in firmware at this moment; all but `lateEvents` must be 0 when a program has ended. */
export interface Counters {
  /** Blocks of pool from `allocate` that were not freed. */
  readonly blocks: number;
  readonly events: number;
  readonly pins: number;
  readonly parsers: number;
  /** Notifications that came for an event already closed, since the machine started. */
  readonly lateEvents: number;
}

/** Bytes, all of them. */
export interface MemoryUsage {
  /** Bytes that the engine holds. */
  readonly heapUsed: number;
  /** Bytes that the allocator took from firmware. */
  readonly heapTotal: number;
  /** Bytes of conventional memory that firmware still has. */
  readonly free: number;
}

/** How llhttp is to be lenient: Node's own bit values (`HTTPParser.kLenient…`), 0 for strict. */
export type LenientFlags = number;

/** Set when the parser is made; they hold for all of its messages. */
export interface HttpParserOptions {
  readonly type: 'request' | 'response';
  /** Limit on the bytes of the start line and headers (or of the trailers) of one message. */
  readonly maxHeaderSize: number;
  readonly lenient: LenientFlags;
  /** Limit on the header lines of a head, and on those of the trailers; 0 for none. */
  readonly maxHeaders: number;
}

/** Start line and headers of one message, as received. */
export interface HttpMessageHead {
  readonly versionMajor: number;
  readonly versionMinor: number;
  /** Index into `http.METHODS` order is not used: the method's name, '' for a response. */
  readonly method: string;
  /** Request target, '' for a response. */
  readonly url: string;
  /** 0 for a request. */
  readonly statusCode: number;
  readonly statusMessage: string;
  /** Flat list name, value, name, value, …; latin1, case kept. */
  readonly rawHeaders: string[];
  readonly upgrade: boolean;
  readonly shouldKeepAlive: boolean;
}

/** What follows the head: 0 the body as framed, 1 no body (an answer to HEAD), 2 no body and no further message (upgrade, CONNECT). */
export type BodyDecision = 0 | 1 | 2;

/** The callbacks of a parser, called during `execute` and `finish`. An exception ends `execute` and comes out of it. */
export interface HttpParserSink {
  onMessageBegin(): void;
  onHeadersComplete(head: HttpMessageHead): BodyDecision;
  /** A part of the body: bytes [start, end) of the chunk that is being executed. */
  onBody(chunk: Uint8Array, start: number, end: number): void;
  /** `trailers` is flat like `rawHeaders`. */
  onMessageComplete(trailers: string[]): void;
}

/** Why the parser refused: llhttp's name (`HPE_INVALID_METHOD`, …), its reason, and how many bytes of the chunk it had taken. */
export interface HttpParseFailure {
  readonly code: string;
  readonly reason: string;
  readonly bytesParsed: number;
}

/** One llhttp parser. The same object serves message after message of a connection; `free` gives it back. */
export interface HttpParser {
  /** Feeds a chunk. The number of bytes taken (fewer than given after an upgrade or `pause`), or why it refused. */
  execute(chunk: Uint8Array): number | HttpParseFailure;
  /** The peer has sent its FIN: undefined when the message may end here. */
  finish(): HttpParseFailure | undefined;
  /** Inside a callback: `execute` returns after it. `resume` allows the next `execute`. */
  pause(): void;
  resume(): void;
  /** Bytes of head taken since the message began, for time-outs that tell 'nothing yet' from 'slow head'. */
  headerBytes(): number;
  free(): void;
}

/** How zlib is set up, in its own numbers (zlib.h, `deflateInit2` and `inflateInit2`). */
export type ZlibOptions =
  | {
      readonly type: 'deflate';
      /** 9 to 15, 16 more for gzip, negative for no frame. */
      readonly windowBits: number;
      /** -1 to 9. */
      readonly level: number;
      /** 1 to 9. */
      readonly memLevel: number;
      /** 0 to 4. */
      readonly strategy: number;
    }
  | {
      readonly type: 'inflate';
      /** 8 to 15, or 0 for what the head says; 16 more for gzip, 32 more for gzip or zlib; negative for no frame. */
      readonly windowBits: number;
    };

/** One compression or decompression. It goes with the object; `free` gives its memory back before that. */
export interface ZlibStream {
  /**
   * Does what can be done with the bytes of the input and the room in the output. Answers zlib's status (zlib.h: 0 is Z_OK) and
   * writes into `moved` how many bytes it has taken and how many it has made. `flush` is zlib's, 0 to 5.
   */
  write(
    flush: number,
    input: Uint8Array,
    inputStart: number,
    inputEnd: number,
    output: Uint8Array,
    outputStart: number,
    outputEnd: number,
    moved: Float64Array,
  ): number;
  /** What zlib says of the last failure, '' if nothing. */
  message(): string;
  /** Another level and strategy from here on, after a flush: what is under way has to have been taken. Answers zlib's status. */
  params(level: number, strategy: number): number;
  /** Answers zlib's status. */
  setDictionary(dictionary: Uint8Array): number;
  /** Back to the beginning, without a dictionary. Answers zlib's status. */
  reset(): number;
  free(): void;
}

/** The program's three entries into the loop; `step` and `close` answer false when there is nothing more to do. */
export interface Program {
  /** One turn of the event loop, waiting if there is nothing to do yet. */
  step(): boolean;
  /** After the last step or `exit`: closes all that the program left open, turn by turn. */
  close(): boolean;
  /** Exit code, asked when `close` has answered false. */
  exitCode(): number;
}

/**
 * The value that goes along with asynchronous work. The engine reads it when a promise gets a reaction (by `then` or
 * `await`) and when a microtask is queued; the reaction runs with that value in place, and what was there comes back after it.
 */
export interface AsyncContextSlot {
  current: unknown;
}

/** `reason` is what the promise was rejected with; for 'handled' the same once more. */
export type RejectionListener = (
  kind: 'unhandled' | 'handled',
  promise: Promise<unknown>,
  reason: unknown,
) => void;

/** What an object has that the language shows nobody, for those who print values. */
export type Inside =
  | readonly [kind: 'pending']
  | readonly [kind: 'fulfilled' | 'rejected', value: unknown]
  | readonly [kind: 'proxy', target: unknown, handler: unknown]
  /** What an iterator over a Map or Set has not given yet, or a WeakSet has: the items in a row. */
  | readonly [kind: 'items', ...items: unknown[]]
  /** The same as key, value, key, value, …, also of a WeakMap. */
  | readonly [kind: 'pairs', ...keysAndValues: unknown[]];

/** Digests that the machine computes itself, by OpenSSL's names. */
export type NativeDigest = 'md5' | 'ripemd160' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** A digest or HMAC that is being computed: only good to be handed back. It needs no closing; the engine's collector has it. */
export type HashState = object;

/** One machine, as C or the simulator offers it. */
export interface Native {
  // -- the machine
  readonly host: Host;
  /** Version of the engine, such as '0.17.0'. */
  readonly engine: string;
  /** Address of EFI_SYSTEM_TABLE (UEFI 2.10, section 4.3). */
  readonly systemTable: Address;
  /** EFI_HANDLE of the loaded image. */
  readonly imageHandle: Address;

  // -- memory
  /** Zeroed pool memory, 8-byte aligned. Throws RangeError when firmware has none left. */
  allocate(size: number): Address;
  free(address: Address): void;
  /** A view of memory, not a copy. It must not be used after the memory is freed. */
  view(address: Address, length: number): Uint8Array<ArrayBuffer>;
  /** Keeps a buffer's memory where it is and returns its address; pins of one buffer are counted. */
  pin(buffer: Uint8Array): Address;
  /** Takes the address that `pin` returned. */
  unpin(address: Address): void;

  // -- calls
  /**
   * Calls a function of firmware (Microsoft x64 calling convention, up to 12 arguments). A result with its top bit
   * set, which is how EFI_STATUS says error (UEFI 2.10, appendix D), comes as the negative of its low 63 bits:
   * EFI_NOT_FOUND (0x800000000000000E) is -14.
   */
  call(fn: Address, ...args: Argument[]): number;
  /** As `call`, with the function's address and up to four arguments, all addresses, in one array: for what is called for each packet. */
  callPrepared(call: Float64Array): number;

  /**
   * Lets firmware move packets. `pollers` are pairs of addresses, a function `EFI_STATUS (*)(VOID *)` and its argument: each
   * is called while it answers EFI_SUCCESS, at most `most` times. If none did at all, it waits awake: goes on calling until
   * one does, an event of ours is notified, or the time (milliseconds) is over; and then returns with the event, without a
   * look for further packets. Then it takes events as `takeEvents` does: how many, or -1 if there are none and yet packets
   * have moved.
   */
  poll(pollers: Float64Array, most: number, milliseconds: number, into: Float64Array): number;

  // -- events
  /** An EFI_EVENT (EVT_NOTIFY_SIGNAL, TPL_CALLBACK) whose notification is seen by `takeEvents`. */
  createEvent(): EventId;
  /** The EFI_EVENT itself, to be put in a token. */
  eventHandle(id: EventId): Address;
  /** A notification that is still on its way is dropped and counted. */
  closeEvent(id: EventId): void;
  /**
   * While an event is muted `takeEvents` does not see its notification and `wait` sleeps on. Unmuting hands over the one
   * that came meanwhile, if one did. For operations whose end can be read off their token when it is needed.
   */
  muteEvent(id: EventId, muted: boolean): void;
  /** Writes the ids notified since the last call, oldest first, each at most once; returns how many. */
  takeEvents(into: Float64Array): number;
  /** Sleeps until an event of ours is notified or the time (milliseconds) is over. */
  wait(milliseconds: number): void;

  // -- time
  /** Monotonic milliseconds since the machine started, with a fraction. */
  now(): number;
  /** Milliseconds since 1970 UTC by the real-time clock at start and the monotonic clock since. */
  wallClock(): number;

  // -- console and files of the program's bundle
  write(stream: 1 | 2, bytes: Uint8Array): void;
  /** An entry of this program's bundle ('config.json', 'program.js', …), as a view; undefined when there is none. */
  file(name: string): Uint8Array<ArrayBuffer> | undefined;
  /** Names of this program's entries, in the bundle's order. */
  fileNames(): string[];

  // -- the engine
  readonly asyncContext: AsyncContextSlot;
  /** Evaluates source text (UTF-8) as a script and returns its completion value; `filename` is what stack frames show. */
  evaluate(source: Uint8Array, filename: string): unknown;
  /** Runs the engine's job queue until it is empty. An exception that a job throws comes out; call again for the rest. */
  runJobs(): void;
  /** Hears of promises rejected without a handler, and of handlers that came later. */
  onRejection(listener: RejectionListener): void;
  /** Hands the program's entries to the pump. Called once. */
  onProgram(program: Program): void;
  /** Unwinds to the pump, past every catch and finally; `close` follows. */
  exit(): never;
  collectGarbage(): void;
  /** Looks into a promise, proxy, iterator of a Map or Set, WeakMap or WeakSet and changes nothing; undefined for all else. */
  lookInside(value: object): Inside | undefined;
  memoryUsage(): MemoryUsage;
  counters(): Counters;

  // -- what must be fast
  /** New memory with the bytes [start, end) of the source, as an object with this prototype, which is Uint8Array's or inherits from it. */
  copyBytes<Bytes extends Uint8Array>(
    source: Uint8Array,
    start: number,
    end: number,
    prototype: Bytes,
  ): Bytes;
  /** Encodes into `target` from `offset`, at most `length` bytes, whole characters only; returns the bytes written. */
  encodeInto(
    text: string,
    encoding: TextEncoding,
    target: Uint8Array,
    offset: number,
    length: number,
  ): number;
  decode(bytes: Uint8Array, encoding: TextEncoding, start: number, end: number): string;
  byteLength(text: string, encoding: TextEncoding): number;
  isUtf8(bytes: Uint8Array): boolean;
  /** With a key, which may be empty, HMAC (RFC 2104). Throws TypeError for a name that is no NativeDigest. */
  createHash(algorithm: NativeDigest, key?: Uint8Array): HashState;
  /** The two go on apart from each other. Throws TypeError for an HMAC. */
  copyHash(state: HashState): HashState;
  updateHash(state: HashState, bytes: Uint8Array): void;
  /** The digest, once: the state is of no use afterwards. */
  digestHash(state: HashState): Uint8Array<ArrayBuffer>;
  /** Fills the target with the key that PBKDF2 (RFC 8018, 5.2) derives by HMAC; `iterations` is from 1 to 2^32 - 1. */
  pbkdf2(
    algorithm: NativeDigest,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    target: Uint8Array,
  ): void;
  /** Fills the target with the key that HKDF (RFC 5869) derives. Throws RangeError for a target of more than 255 digests. */
  hkdf(
    algorithm: NativeDigest,
    key: Uint8Array,
    salt: Uint8Array,
    info: Uint8Array,
    target: Uint8Array,
  ): void;
  createHttpParser(options: HttpParserOptions, sink: HttpParserSink): HttpParser;
  /** Throws RangeError for options that zlib does not take. */
  createZlib(options: ZlibOptions): ZlibStream;
  /** The check of gzip (RFC 1952, section 8), going on from `value`, which is 0 at the beginning. */
  crc32(bytes: Uint8Array, value: number): number;

  // -- the processor
  /** [eax, ebx, ecx, edx], each unsigned. */
  cpuid(leaf: number, subleaf: number): [number, number, number, number];
  readMsr(index: number): bigint;
  writeMsr(index: number, value: bigint): void;
  /** Width is 1, 2 or 4 bytes. */
  readPort(port: number, width: 1 | 2 | 4): number;
  writePort(port: number, width: 1 | 2 | 4, value: number): void;
  /** Fills with bytes of the processor's or firmware's random number generator. */
  randomBytes(target: Uint8Array): void;
}
