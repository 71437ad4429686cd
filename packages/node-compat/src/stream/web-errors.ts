/**
 * What web streams throw, as Node words it, and the checks of their arguments. `scripts/web-streams-changes.mjs` puts the
 * calls into web-streams-polyfill.
 */
import {
  argNotIterable,
  codedError,
  type CodedError,
  invalidArgType,
  invalidArgValue,
  validateAbortSignal,
} from '@efi-node/node-errors';
import { inspect } from '../inspect/inspect.ts';
import { isFunction, isObject, member } from '../narrow.ts';
import { toText } from '../text.ts';

export { ended } from './web-ended.ts';
export { illegalConstructor, invalidArgValue, invalidThis, outOfRange } from '@efi-node/node-errors';

export function invalidState(words: string): CodedError {
  return codedError(TypeError, 'ERR_INVALID_STATE', `Invalid state: ${words}`, { above: invalidState });
}

export function detachedReader(): CodedError {
  return invalidState('The reader is not attached to a stream');
}

export function detachedWriter(): CodedError {
  return invalidState('Writer is not bound to a WritableStream');
}

export function notForBytes(stream: unknown): CodedError {
  return invalidArgValue('stream', stream, 'must be a byte stream');
}

export function notAView(name: string, value: unknown): CodedError {
  return invalidArgType(name, ['Buffer', 'TypedArray', 'DataView'], value);
}

/** A RangeError, where the same words are a TypeError elsewhere. */
export function invalidRange(name: string, value: unknown): CodedError {
  const { message } = invalidArgValue(name, value);
  return codedError(RangeError, 'ERR_INVALID_ARG_VALUE', message, { above: invalidRange });
}

function checkDictionary(name: string, value: unknown): void {
  if (!isObject(value) && !isFunction(value)) throw invalidArgType(name, 'object', value);
}

function checkFunctions(name: string, value: unknown, keys: readonly string[]): void {
  for (const key of keys) {
    const given = member(value, key);
    if (given !== undefined && !isFunction(given)) throw invalidArgType(`${name}.${key}`, 'function', given);
  }
}

function checkStrategy(strategy: unknown): void {
  const mark = member(strategy, 'highWaterMark');
  if (mark !== undefined && !(Number(mark) >= 0)) throw invalidRange('strategy.highWaterMark', mark);
  checkFunctions('strategy', strategy, ['size']);
}

export function checkSource(source: unknown, strategy: unknown): void {
  checkDictionary('source', source);
  checkDictionary('strategy', strategy);
  const type = member(source, 'type');
  if (type !== undefined && toText(type) !== 'bytes') throw invalidArgValue('source.type', type);
  const size = member(strategy, 'size');
  if (type !== undefined && size !== undefined) throw invalidRange('strategy.size', size);
  checkStrategy(strategy);
  checkFunctions('source', source, ['start', 'pull', 'cancel']);
  const allocated = member(source, 'autoAllocateChunkSize');
  if (type !== undefined && allocated === 0) throw invalidArgValue('source.autoAllocateChunkSize', allocated);
}

export function checkSink(sink: unknown, strategy: unknown): void {
  checkDictionary('sink', sink);
  checkDictionary('strategy', strategy);
  const type = member(sink, 'type');
  if (type !== undefined) throw invalidRange('type', type);
  checkStrategy(strategy);
  checkFunctions('sink', sink, ['start', 'write', 'close', 'abort']);
}

export function checkTransformer(transformer: unknown, writable: unknown, readable: unknown): void {
  checkDictionary('transformer', transformer);
  checkDictionary('writableStrategy', writable);
  checkDictionary('readableStrategy', readable);
  for (const key of ['readableType', 'writableType']) {
    const type = member(transformer, key);
    if (type !== undefined) throw invalidRange(`transformer.${key}`, type);
  }
  checkStrategy(readable);
  checkStrategy(writable);
  checkFunctions('transformer', transformer, ['start', 'transform', 'flush', 'cancel']);
}

export function checkStrategyInit(init: unknown): void {
  checkDictionary('init', init);
  if (member(init, 'highWaterMark') === undefined)
    throw codedError(TypeError, 'ERR_MISSING_OPTION', 'init.highWaterMark is required', {
      above: checkStrategyInit,
    });
}

type Class = abstract new (...args: never[]) => object;

export function checkInstance(name: string, value: unknown, type: Class, typeName: string): void {
  if (!(value instanceof type)) throw invalidArgType(name, typeName, value);
}

export function checkOptions(options: unknown): void {
  if (options !== undefined && options !== null) checkDictionary('options', options);
}

export function checkReaderOptions(options: unknown): void {
  checkOptions(options);
  const mode = member(options, 'mode');
  if (mode !== undefined && toText(mode) !== 'byob') throw invalidArgValue('options.mode', mode);
}

export function checkTarget(target: unknown, options: unknown, Writable: Class): void {
  checkInstance('transform.writable', target, Writable, 'WritableStream');
  checkOptions(options);
  validateAbortSignal(member(options, 'signal'), 'options.signal');
}

export function checkPair(pair: unknown, options: unknown, Readable: Class, Writable: Class): void {
  checkInstance('transform.readable', member(pair, 'readable'), Readable, 'ReadableStream');
  checkTarget(member(pair, 'writable'), options, Writable);
}

export function checkIterable(value: unknown): void {
  if (typeof value === 'string') return;
  const isIterable =
    isFunction(member(value, Symbol.asyncIterator)) || isFunction(member(value, Symbol.iterator));
  if (!isIterable) throw argNotIterable(inspect(value));
}
