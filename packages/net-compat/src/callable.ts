/**
 * Node's own constructors are functions: `Socket(options)` without `new`, and `Socket.call(this, options)` in a
 * constructor that inherits by `util.inherits`, both work. A class throws for either, so one is wrapped: calls with
 * `this` already an instance set that object up, all others make a new one.
 */
type Constructor = abstract new (...args: never[]) => object;

/** `setUp` does on an object that exists what the class's constructor does on a new one. */
export function callable<Class extends Constructor>(
  Class: Class,
  setUp: (instance: InstanceType<Class>, args: unknown[]) => void,
): Class {
  const isInstance = (value: unknown): value is InstanceType<Class> => value instanceof Class;
  const wrapped: Class = new Proxy(Class, {
    apply(target, receiver: unknown, args: unknown[]) {
      if (!isInstance(receiver)) return Reflect.construct(target, args, wrapped);
      setUp(receiver, args);
      return undefined;
    },
  });
  Object.defineProperty(Class.prototype, 'constructor', {
    value: wrapped,
    writable: true,
    configurable: true,
  });
  return wrapped;
}
