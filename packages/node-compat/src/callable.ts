/**
 * Constructors that npm calls without `new` (`EventEmitter.call(this)`, `Buffer('x')`) must be functions; this gives
 * such a function the type of the class that it is.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function asConstructor<T>(constructor: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return constructor as T;
}
