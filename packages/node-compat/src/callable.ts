/**
 * Constructors that npm calls without `new` (`EventEmitter.call(this)`, `Buffer('x')`) must be functions; this gives
 * such a function the type of the class that it is.
 */
export function asConstructor<T>(constructor: unknown): T {
  return constructor as T;
}
