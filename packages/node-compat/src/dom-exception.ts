/** DOMException: the engine has the class; what Node's has beside it is added. */
import { isObject, member } from './narrow.ts';

function codeNames(constructor: object): string[] {
  return Object.getOwnPropertyNames(constructor).filter((name) => name.endsWith('_ERR'));
}

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
      [`${String(message)}`, `${String(name)}`],
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
  for (const name of codeNames(engines)) {
    const constant = { value: member(engines, name), enumerable: true };
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
