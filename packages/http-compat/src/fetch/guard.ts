/** What Web IDL asks of every member of a class: enumerable, and only for instances. */

/** Error of a method or accessor that was called on something else. */
export function illegalInvocation(): TypeError {
  return Object.assign(new TypeError('Illegal invocation'), { code: 'ERR_INVALID_THIS' });
}

/** Wraps the methods of `prototype` so that each throws for what is no instance. */
export function guardMembers(prototype: object, isInstance: (value: object) => boolean): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name === 'constructor') continue;
    const method: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (typeof method !== 'function') continue;
    const guarded = {
      [name](this: unknown, ...given: unknown[]): unknown {
        if (typeof this !== 'object' || this === null || !isInstance(this)) throw illegalInvocation();
        return Reflect.apply(method, this, given);
      },
    }[name];
    Object.defineProperty(guarded, 'length', { value: method.length, configurable: true });
    Object.defineProperty(prototype, name, { value: guarded, enumerable: true });
  }
}
