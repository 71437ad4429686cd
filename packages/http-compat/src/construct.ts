/**
 * Constructors in the shape npm relies on: `new X()`, `X.call(this)`, `util.inherits(Y, X)` and `class Y extends X`
 * all work. A class gives the methods (so that `super` and types work), a plain function gives the construction.
 */

type Body = (...args: never[]) => unknown;

interface MethodsClass {
  readonly prototype: object;
}

/** The compiler's view of `body` as the constructor `C`; the caller names a type that describes what it built. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller alone knows the type
function isConstructor<C extends object>(body: object): body is C {
  return typeof body === 'function';
}

/**
 * Makes `body` a constructor whose instances have the methods of `methods`. `parent` is what `Object.getPrototypeOf`
 * of the constructor answers. Methods are enumerable, as they are on Node's own.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller alone knows the type
export function defineConstructor<C extends object>(
  name: string,
  methods: MethodsClass,
  body: Body,
  parent?: object,
): C {
  const { prototype } = methods;
  for (const key of Object.getOwnPropertyNames(prototype)) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
    if (key === 'constructor' || descriptor === undefined || typeof descriptor.value !== 'function') continue;
    Object.defineProperty(prototype, key, { ...descriptor, enumerable: true });
  }
  Object.defineProperty(body, 'prototype', { value: prototype, writable: true });
  Object.defineProperty(body, 'name', { value: name, configurable: true });
  Object.defineProperty(prototype, 'constructor', { value: body, writable: true, configurable: true });
  if (parent !== undefined) Object.setPrototypeOf(body, parent);
  if (!isConstructor<C>(body)) throw new TypeError(`${name} is not a function`);
  return body;
}
