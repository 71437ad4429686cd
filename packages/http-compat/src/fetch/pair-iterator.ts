/** Iterators of Headers. They look anew at each step, so that what changes meanwhile is seen. */

export type Pair<V> = readonly [name: string, value: V];

const iteratorPrototype: object = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

export type MakeIterator<V> = <T>(
  pairs: () => readonly Pair<V>[],
  pick: (pair: Pair<V>) => T,
) => IterableIterator<T>;

/** `tag` is what the iterators are called when printed, such as `Headers Iterator`. */
export function pairIterators<V>(tag: string): MakeIterator<V> {
  const steps: WeakMap<object, () => IteratorResult<unknown>> = new WeakMap();
  const prototype: object = Object.create(iteratorPrototype, {
    [Symbol.toStringTag]: { value: tag, configurable: true },
  });
  function next(this: object): IteratorResult<unknown> {
    const step = steps.get(this);
    if (step === undefined) {
      throw new TypeError(`'next' called on an object that does not implement interface ${tag}.`);
    }
    return step();
  }
  Object.defineProperty(prototype, 'next', {
    value: next,
    writable: true,
    enumerable: true,
    configurable: true,
  });

  return <T>(pairs: () => readonly Pair<V>[], pick: (pair: Pair<V>) => T): IterableIterator<T> => {
    let at = 0;
    const step = (): IteratorResult<T> => {
      const pair = pairs()[at];
      if (pair === undefined) return { value: undefined, done: true };
      at += 1;
      return { value: pick(pair), done: false };
    };
    const iterator: IterableIterator<T> = Object.create(prototype);
    steps.set(iterator, step);
    return iterator;
  };
}
