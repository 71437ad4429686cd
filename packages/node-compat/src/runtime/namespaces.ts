/**
 * Namespaces of modules, and what one kind of module sees of the other, as in Node: the bundler's own helpers make plain
 * objects, and a new one each time.
 */
import { isObject, member } from '../narrow.ts';

/** Makes the object that gets a module's exports look as a namespace. */
export function asNamespace(target: object): void {
  Object.setPrototypeOf(target, null);
  Object.defineProperty(target, Symbol.toStringTag, { value: 'Module' });
}

function forward(target: object, source: object, names: readonly string[]): void {
  for (const name of names) {
    if (Object.hasOwn(target, name)) continue;
    const enumerable = Object.prototype.propertyIsEnumerable.call(source, name);
    Object.defineProperty(target, name, { get: () => Reflect.get(source, name), enumerable });
  }
}

interface Known {
  readonly namespace: object;
  /** Exports that it was made of: a module in the midst of its evaluation has fewer than later. */
  readonly count: number;
}

const ofCommon: WeakMap<object, Known> = new WeakMap();

/** What `import` gives of a CommonJS module. */
export function namespaceOfCommon(exports: unknown): object {
  const hasNames = isObject(exports) || typeof exports === 'function';
  const source = hasNames ? Object(exports) : {};
  const names = Object.getOwnPropertyNames(source);
  const known = hasNames ? ofCommon.get(source) : undefined;
  if (known !== undefined && known.count === names.length) return known.namespace;
  const namespace = {};
  asNamespace(namespace);
  Object.defineProperty(namespace, 'default', { value: exports, enumerable: true });
  Object.defineProperty(namespace, 'module.exports', { value: exports, enumerable: true });
  forward(namespace, source, names);
  if (hasNames) ofCommon.set(source, { namespace, count: names.length });
  return namespace;
}

const required: WeakMap<object, object> = new WeakMap();

/** What `require` gives of an ES module. */
export function requiredNamespace(namespace: object): unknown {
  if (Object.hasOwn(namespace, 'module.exports')) return member(namespace, 'module.exports');
  if (!Object.hasOwn(namespace, 'default') || Object.hasOwn(namespace, '__esModule')) return namespace;
  let facade = required.get(namespace);
  if (facade === undefined) {
    facade = {};
    asNamespace(facade);
    Object.defineProperty(facade, '__esModule', { value: true, enumerable: true });
    forward(facade, namespace, Object.keys(namespace).toSorted());
    required.set(namespace, facade);
  }
  return facade;
}
