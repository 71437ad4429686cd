/**
 * Node's own constructors are functions: `Socket(options)` without `new`, and `Socket.call(this, options)` in a
 * constructor that inherits by `util.inherits`, both work. Their methods stand on the prototype itself, are enumerable
 * and may be replaced. A class throws for a call and hides its methods, so each machine has a function for one.
 */
type Constructor = abstract new (...args: never[]) => object;

export interface MachineClass<Class extends Constructor> {
  readonly name: string;
  /** `length` of the constructor. */
  readonly parameters: number;
  /** What instances find under `_context`. */
  readonly context: object;
  /** Does on an object that exists what the class's constructor does on a new one. */
  readonly setUp: (instance: InstanceType<Class>, args: readonly unknown[]) => void;
}

/** Accessors that a listing of a socket's properties does not show. */
const HIDDEN: ReadonlySet<PropertyKey> = new Set([
  'constructor',
  '_connecting',
  'pending',
  'readyState',
  'bufferSize',
]);

/** The members of the class, as a prototype of Node's has them. */
function membersOf(Class: Constructor): PropertyDescriptorMap {
  const members: PropertyDescriptorMap = {};
  const prototype: object = Class.prototype;
  for (const key of Reflect.ownKeys(prototype)) {
    const member = Object.getOwnPropertyDescriptor(prototype, key);
    members[key] = { ...member, enumerable: !HIDDEN.has(key) };
  }
  return members;
}

/** A constructor with a prototype of its own, of the class's members: what one machine has. */
export function callable<Class extends Constructor>(
  Class: Class,
  { name, parameters, context, setUp }: MachineClass<Class>,
): Class {
  const isInstance = (value: unknown): value is InstanceType<Class> =>
    typeof value === 'object' && value !== null && prototype.isPrototypeOf(value);
  const isClass = (value: object): value is Class => typeof value === 'function';

  function construct(this: unknown, ...args: unknown[]): unknown {
    if (new.target !== undefined) return Reflect.construct(Class, args, new.target);
    if (!isInstance(this)) return Reflect.construct(Class, args, construct);
    setUp(this, args);
    return undefined;
  }
  const above: unknown = Object.getPrototypeOf(Class.prototype);
  const prototype: object = Object.create(typeof above === 'object' ? above : null, membersOf(Class));
  Object.defineProperties(prototype, {
    constructor: { value: construct, writable: true, configurable: true, enumerable: false },
    _context: { value: context },
  });
  Object.defineProperties(construct, {
    name: { value: name, configurable: true },
    length: { value: parameters, configurable: true },
    prototype: { value: prototype, writable: true },
  });
  Object.setPrototypeOf(construct, Object.getPrototypeOf(Class));
  const made: object = construct;
  if (!isClass(made)) throw new TypeError(`${name} is not a constructor`);
  return made;
}
