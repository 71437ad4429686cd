/** `readline.Interface` over streams that are no terminals: the text comes line by line, and nothing is edited. */
import { validateAbortSignal, validateArray, validateNumber } from '@efi-node/node-errors';
import { ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE } from '../errors.ts';
import { abortError, eventEmitterOn } from '../events/async.ts';
import { textWidth } from '../inspect/width.ts';
import { isFunction, isObject, member } from '../narrow.ts';
import { EventEmitter } from '../modules/events.ts';
import { StringDecoder } from '../modules/string-decoder.ts';
import { toText } from '../text.ts';
import { unavailable } from '../unavailable.ts';

const lineEnd = /\r\n|\n|\r|\u2028|\u2029/;

interface Options {
  readonly input: unknown;
  readonly output: unknown;
  readonly completer: unknown;
  readonly terminal: unknown;
  readonly prompt: string;
  readonly crlfDelay: number;
  readonly signal: AbortSignal | undefined;
}

const defaultPrompt = '> ';
/** Milliseconds within which a line feed belongs to the carriage return before it. */
const leastDelay = 100;
const mostTabs = 2 ** 32 - 1;

function readOptions(first: unknown, output: unknown, completer: unknown, terminal: unknown): Options {
  const isOptions =
    isObject(first) && member(first, 'input') !== undefined && member(first, 'input') !== null;
  if (!isOptions) {
    // As in Node null and undefined are no options at all.
    if (first === undefined || first === null)
      throw new TypeError(`Cannot read properties of ${String(first)} (reading 'history')`);
    return {
      input: first,
      output,
      completer,
      terminal,
      prompt: defaultPrompt,
      crlfDelay: leastDelay,
      signal: undefined,
    };
  }
  const get = (key: string): unknown => member(first, key);
  const signal = get('signal');
  validateAbortSignal(signal, 'options.signal');
  const prompt = get('prompt');
  const crlfDelay = get('crlfDelay');
  const escapeTime = get('escapeCodeTimeout');
  if (escapeTime !== undefined && !Number.isFinite(escapeTime))
    throw new ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', 500);
  const tabSize = get('tabSize');
  if (tabSize !== undefined) {
    validateNumber(tabSize, 'tabSize');
    if (!(tabSize >= 1 && tabSize <= mostTabs))
      throw new ERR_OUT_OF_RANGE('tabSize', `>= 1 && <= ${mostTabs}`, tabSize);
  }
  const historySize = get('historySize');
  if (historySize !== undefined) {
    validateNumber(historySize, 'size');
    if (!(historySize >= 0)) throw new ERR_OUT_OF_RANGE('size', '>= 0', historySize);
  }
  const history = get('history');
  if (history !== undefined) validateArray(history, 'history');
  return {
    input: get('input'),
    output: get('output'),
    completer: get('completer'),
    terminal: get('terminal'),
    prompt: prompt === undefined ? defaultPrompt : toText(prompt),
    crlfDelay: typeof crlfDelay === 'number' ? Math.max(leastDelay, crlfDelay) : leastDelay,
    signal,
  };
}

function afterClose(): Error {
  return Object.assign(new Error('readline was closed'), { code: 'ERR_USE_AFTER_CLOSE' });
}

type Answered = (answer: string) => void;

interface State {
  /** What came after the last line end. */
  rest: string;
  /** When a chunk ended with a carriage return. */
  returnAt: number | undefined;
  question: Answered | undefined;
  promptBefore: string;
  stopListening: () => void;
}

const Emitter: new () => EventEmitter = EventEmitter;

/** What `readline.Interface` and that of `readline/promises` have in common. */
export class InterfaceBase extends Emitter {
  readonly input: object;
  readonly output: unknown;
  readonly terminal: boolean = false;
  line = '';
  readonly history: string[] = [];
  readonly crlfDelay: number;
  paused = false;
  declare closed: boolean | undefined;
  private prefix: string;
  private readonly state: State = {
    rest: '',
    returnAt: undefined,
    question: undefined,
    promptBefore: '',
    stopListening: () => undefined,
  };

  constructor(first?: unknown, output?: unknown, completer?: unknown, terminal?: unknown) {
    super();
    const options = readOptions(first, output, completer, terminal);
    if (options.completer !== undefined && !isFunction(options.completer))
      throw new ERR_INVALID_ARG_VALUE('completer', options.completer);
    if (!isFunction(member(options.input, 'on'))) throw new TypeError('input.on is not a function');
    const isTerminal = options.terminal ?? (options.output !== undefined && member(options.output, 'isTTY'));
    if (isTerminal === true)
      unavailable('readline', 'createInterface with a terminal', 'read lines with terminal: false')();
    this.input = Object(options.input);
    this.output = options.output;
    this.prefix = options.prompt;
    this.crlfDelay = options.crlfDelay;
    this.listen();
    this.callInput('resume');
    if (options.signal !== undefined) this.follow(options.signal);
  }

  getPrompt(): string {
    return this.prefix;
  }

  setPrompt(prompt: string): void {
    this.prefix = prompt;
  }

  prompt(_preserveCursor?: boolean): void {
    if (this.closed === true) throw afterClose();
    if (this.paused) this.resume();
    this._writeToOutput(this.prefix);
  }

  pause(): this {
    if (this.closed === true) throw afterClose();
    this.pauseInput();
    return this;
  }

  resume(): this {
    if (this.closed === true) throw afterClose();
    if (!this.paused) return this;
    this.callInput('resume');
    this.paused = false;
    this.emit('resume');
    return this;
  }

  write(data: unknown, _key?: unknown): void {
    if (this.closed === true) throw afterClose();
    if (this.paused) this.resume();
    if (data !== undefined && data !== null) this.take(toText(data));
  }

  close(): void {
    if (this.closed === true) return;
    this.pauseInput();
    this.state.stopListening();
    this.closed = true;
    this.emit('close');
  }

  getCursorPos(): { cols: number; rows: number } {
    const lines = this.prefix.split('\n');
    return { cols: textWidth(lines.at(-1) ?? ''), rows: lines.length - 1 };
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<unknown> {
    const lines = eventEmitterOn(this, 'line', { close: ['close'], highWaterMark: 1024 });
    const values: AsyncIterableIterator<unknown> = {
      async next() {
        const { value, done } = await lines.next();
        return done === true ? { value: undefined, done: true } : { value: value[0], done: false };
      },
      async return() {
        // The interface stays open: whoever leaves the loop may go on later.
        await lines.return?.();
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() {
        return values;
      },
    };
    return values;
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** Programs replace it to hide what is shown. */
  _writeToOutput(text: string): void {
    const write = member(this.output, 'write');
    if (isFunction(write)) Reflect.apply(write, this.output, [text]);
  }

  _onLine(line: string): void {
    const { question } = this.state;
    if (question === undefined) {
      this.emit('line', line);
      return;
    }
    this.state.question = undefined;
    this.setPrompt(this.state.promptBefore);
    question(line);
  }

  /** Shows the question; the next line is its answer. One that comes while another waits is shown only. */
  protected ask(query: string, answered: Answered): void {
    if (this.closed === true) throw afterClose();
    if (this.state.question !== undefined) {
      this.prompt();
      return;
    }
    this.state.promptBefore = this.prefix;
    this.setPrompt(query);
    this.state.question = answered;
    this.prompt();
  }

  /** Nobody waits for the answer any more. */
  protected unask(): void {
    if (this.state.question === undefined) return;
    this.state.question = undefined;
    this.setPrompt(this.state.promptBefore);
  }

  private pauseInput(): void {
    if (this.paused) return;
    this.callInput('pause');
    this.paused = true;
    this.emit('pause');
  }

  private callInput(method: string, args: readonly unknown[] = []): void {
    const fn = member(this.input, method);
    if (isFunction(fn)) Reflect.apply(fn, this.input, args);
  }

  private listen(): void {
    const decoder = new StringDecoder('utf8');
    const heard: Record<string, (value: unknown) => void> = {
      data: (chunk) => {
        this.take(typeof chunk === 'string' ? chunk : decoder.write(chunk));
      },
      end: () => {
        const { rest } = this.state;
        this.state.rest = '';
        if (rest !== '') this._onLine(rest);
        this.close();
      },
      error: (error) => {
        this.emit('error', error);
      },
    };
    for (const [event, listener] of Object.entries(heard)) this.callInput('on', [event, listener]);
    this.state.stopListening = () => {
      for (const [event, listener] of Object.entries(heard))
        this.callInput('removeListener', [event, listener]);
    };
  }

  private take(chunk: string): void {
    const { state } = this;
    let text = chunk;
    if (text === '') return;
    const sinceReturn = state.returnAt === undefined ? Number.POSITIVE_INFINITY : Date.now() - state.returnAt;
    if (text.startsWith('\n') && sinceReturn <= this.crlfDelay) text = text.slice(1);
    state.returnAt = chunk.endsWith('\r') ? Date.now() : undefined;
    const lines = (state.rest + text).split(lineEnd);
    state.rest = lines.pop() ?? '';
    for (const line of lines) this._onLine(line);
  }

  private follow(signal: AbortSignal): void {
    const close = (): void => this.close();
    if (signal.aborted) {
      process.nextTick(close);
      return;
    }
    signal.addEventListener('abort', close, { once: true });
    this.once('close', () => signal.removeEventListener('abort', close));
  }
}

function signalOf(options: unknown): AbortSignal | undefined {
  const signal = member(options, 'signal');
  validateAbortSignal(signal, 'options.signal');
  return signal;
}

export class Interface extends InterfaceBase {
  question(query: string, options?: unknown, answered?: unknown): void {
    const callback = isFunction(options) ? options : answered;
    if (this.closed === true) throw afterClose();
    const signal = isFunction(options) ? undefined : signalOf(options);
    if (signal?.aborted === true) return;
    if (!isFunction(callback)) return;
    if (signal === undefined) {
      this.ask(query, (answer) => void callback(answer));
      return;
    }
    const forget = (): void => this.unask();
    signal.addEventListener('abort', forget, { once: true });
    this.ask(query, (answer) => {
      signal.removeEventListener('abort', forget);
      callback(answer);
    });
  }
}

export class PromisesInterface extends InterfaceBase {
  question(query: string, options?: unknown): Promise<string> {
    return new Promise((resolve, reject) => {
      const signal = signalOf(options);
      if (signal?.aborted === true) {
        reject(abortError(signal));
        return;
      }
      if (signal === undefined) {
        this.ask(query, resolve);
        return;
      }
      const forget = (): void => {
        this.unask();
        reject(abortError(signal));
      };
      signal.addEventListener('abort', forget, { once: true });
      this.ask(query, (answer) => {
        signal.removeEventListener('abort', forget);
        resolve(answer);
      });
    });
  }
}
