/** DOMException: the engine has the class; what Node's has beside it is added. */
import { isObject, member } from './narrow.ts';
import { toText } from './text.ts';

function codeNames(constructor: object): string[] {
  return Object.getOwnPropertyNames(constructor).filter((name) => name.endsWith('_ERR'));
}

/** Codes of the DOM's first versions, which nothing throws any more; engines leave them out. */
const oldCodes: Readonly<Record<string, number>> = {
  DOMSTRING_SIZE_ERR: 2,
  NO_DATA_ALLOWED_ERR: 6,
  INUSE_ATTRIBUTE_ERR: 10,
  VALIDATION_ERR: 16,
  URL_MISMATCH_ERR: 21,
};

/** Constants on instances too, the tag, and options in place of a name. Called once, before any program runs. */
export function completeDomException(): void {
  const engines: typeof DOMException = globalThis.DOMException;
  const { prototype } = engines;
  function Completed(...args: [message?: unknown, options?: unknown]): object {
    if (new.target === undefined)
      throw new TypeError("Class constructor DOMException cannot be invoked without 'new'");
    const [message = '', options] = args;
    const given = isObject(options);
    const name = given ? (member(options, 'name') ?? 'Error') : (options ?? 'Error');
    const target: unknown = new.target;
    const error: object = Reflect.construct(
      engines,
      [toText(message), toText(name)],
      typeof target === 'function' && target !== Completed ? target : engines,
    );
    if (given && 'cause' in options)
      Object.defineProperty(error, 'cause', {
        value: options.cause,
        writable: true,
        configurable: true,
      });
    return error;
  }
  Object.defineProperty(Completed, 'name', { value: 'DOMException' });
  Object.defineProperty(Completed, 'length', { value: 0 });
  Object.defineProperty(Completed, 'prototype', { value: prototype, writable: false });
  for (const name of new Set([...codeNames(engines), ...Object.keys(oldCodes)])) {
    const constant = { value: oldCodes[name] ?? member(engines, name), enumerable: true };
    Object.defineProperty(Completed, name, constant);
    if (!Object.hasOwn(prototype, name)) Object.defineProperty(prototype, name, constant);
  }
  Object.defineProperty(prototype, 'constructor', { value: Completed, writable: true, configurable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'DOMException', configurable: true });
  Object.defineProperty(globalThis, 'DOMException', {
    value: Completed,
    writable: true,
    configurable: true,
  });
}
