/** node:readline: lines of any stream; no editing in a terminal yet. */
import { customPromisify } from '../util/promisify.ts';
import { clearLine, clearScreenDown, cursorTo, moveCursor, Readline } from '../readline/cursor.ts';
import { Interface, PromisesInterface } from '../readline/interface.ts';
import { unavailable } from '../unavailable.ts';

Object.defineProperty(PromisesInterface, 'name', { value: 'Interface' });

const instead = 'editing in a terminal is not available yet; read lines with createInterface';

/** The inner workings of Node's line editor. */
for (const name of [
  '_addHistory',
  '_deleteLeft',
  '_deleteLineLeft',
  '_deleteLineRight',
  '_deleteRight',
  '_deleteWordLeft',
  '_deleteWordRight',
  '_getDisplayPos',
  '_historyNext',
  '_historyPrev',
  '_insertString',
  '_line',
  '_moveCursor',
  '_refreshLine',
  '_setRawMode',
  '_tabComplete',
  '_ttyWrite',
  '_wordLeft',
  '_wordRight',
]) {
  Object.defineProperty(Interface.prototype, name, {
    value: unavailable('readline', name, instead),
    writable: true,
    configurable: true,
  });
}

// `promisify(rl.question)` answers with the line, which comes where others have an error.
Object.defineProperty(Interface.prototype.question, customPromisify, {
  value(this: Interface, query: string, options?: unknown) {
    return Reflect.apply(PromisesInterface.prototype.question, this, [query, options]);
  },
  configurable: true,
});

export const promises: Record<string, unknown> = {
  Interface: PromisesInterface,
  Readline,
  createInterface(input: unknown, output: unknown, completer: unknown, terminal: unknown) {
    return new PromisesInterface(input, output, completer, terminal);
  },
};

const readline: Record<string, unknown> = {
  Interface,
  clearLine,
  clearScreenDown,
  createInterface(input: unknown, output: unknown, completer: unknown, terminal: unknown) {
    return new Interface(input, output, completer, terminal);
  },
  cursorTo,
  emitKeypressEvents: unavailable('readline', 'emitKeypressEvents', instead, [1]),
  moveCursor,
  promises,
};
export default readline;
