/**
 * Constructors that npm calls without `new` (`EventEmitter.call(this)`, `Buffer('x')`) must be functions; this gives
 * such a function the type of the class that it is.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the class, which nothing in the arguments tells
export function asConstructor<T>(constructor: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a function that npm calls without `new` has no type that says it is a class; this is the one place that says so
  return constructor as T;
}
