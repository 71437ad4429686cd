/** What is wrong with an argument. The texts are part of Node's public behaviour; tests compare them with Node's own. */
import { codedError, type CodedError } from './coded.ts';
import { expectation, kindOf, list } from './expected.ts';
import { asText, describe, grouped, inspect } from './received.ts';

/** `expected`: names of types ('string'), of classes ('Buffer'), or other words. */
export function invalidArgType(
  name: string,
  expected: string | readonly string[],
  value: unknown,
): CodedError {
  const subject = name.endsWith(' argument') ? `The ${name}` : `The "${name}" ${kindOf(name)}`;
  const what = expectation(typeof expected === 'string' ? [expected] : expected);
  const message = `${subject} must be ${what}. Received ${describe(value)}`;
  return codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message, { above: invalidArgType });
}

/** `reason` is what stands after the name. */
export function invalidArgValue(name: string, value: unknown, reason = 'is invalid'): CodedError {
  const text = inspect(value);
  const shown = text.length > 128 ? `${text.slice(0, 128)}...` : text;
  const message = `The ${kindOf(name)} '${name}' ${reason}. Received ${shown}`;
  return codedError(TypeError, 'ERR_INVALID_ARG_VALUE', message, { above: invalidArgValue });
}

/** `range` is what the value must be: '>= 0 && <= 255', 'an integer'. */
export function outOfRange(name: string, range: string, value: unknown): CodedError {
  const message = `The value of "${name}" is out of range. It must be ${range}. Received ${grouped(value)}`;
  return codedError(RangeError, 'ERR_OUT_OF_RANGE', message, { above: outOfRange });
}

/** Several names say that all are missing; a list in a list says that one of them would do. */
export function missingArgs(...names: readonly (string | readonly string[])[]): CodedError {
  const quoted = names.map((name) =>
    typeof name === 'string' ? `"${name}"` : name.map((one) => `"${one}"`).join(' or '),
  );
  const word = names.length > 1 ? 'arguments' : 'argument';
  const message = `The ${list(quoted, 'and')} ${word} must be specified`;
  return codedError(TypeError, 'ERR_MISSING_ARGS', message, { above: missingArgs });
}

export function ambiguousArgument(name: string, reason: string): CodedError {
  const message = `The "${name}" argument is ambiguous. ${reason}`;
  return codedError(TypeError, 'ERR_AMBIGUOUS_ARGUMENT', message, { above: ambiguousArgument });
}

export function argNotIterable(name: string): CodedError {
  return codedError(TypeError, 'ERR_ARG_NOT_ITERABLE', `${name} must be iterable`, { above: argNotIterable });
}

/** `form`: '[name, value]'. */
export function invalidTuple(name: string, form: string): CodedError {
  const message = `${name} must be an iterable ${form} tuple`;
  return codedError(TypeError, 'ERR_INVALID_TUPLE', message, { above: invalidTuple });
}

/** What the function `name` gave back is not what it should. */
export function invalidReturnValue(expected: string, name: string, value: unknown): CodedError {
  const message = `Expected ${expected} to be returned from the "${name}" function but got ${describe(value)}.`;
  return codedError(TypeError, 'ERR_INVALID_RETURN_VALUE', message, { above: invalidReturnValue });
}

/** A method was called on something that is no `type`. */
export function invalidThis(type: string): CodedError {
  const message = `Value of "this" must be of type ${type}`;
  return codedError(TypeError, 'ERR_INVALID_THIS', message, { above: invalidThis });
}

export function illegalConstructor(): CodedError {
  return codedError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor', {
    above: illegalConstructor,
  });
}

export function unknownEncoding(encoding: unknown): CodedError {
  const message = `Unknown encoding: ${asText(encoding)}`;
  return codedError(TypeError, 'ERR_UNKNOWN_ENCODING', message, { above: unknownEncoding });
}
