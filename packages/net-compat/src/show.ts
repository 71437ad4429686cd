/** What `util.inspect` shows of an object whose state is private. */
type Inspect = (value: unknown, options: object) => string;

/** Instances of the class are shown with the name, which a bundler may have changed, and what `reveal` answers. */
export function showAs<T extends object>(
  Class: { readonly prototype: T },
  name: string,
  reveal: (instance: T) => object,
): void {
  Object.defineProperty(Class, 'name', { value: name, configurable: true });
  Object.defineProperty(Class.prototype, Symbol.for('nodejs.util.inspect.custom'), {
    value: function custom(
      this: T,
      depth: number,
      options: { readonly depth?: number | null },
      inspect: Inspect,
    ): unknown {
      if (depth < 0) return `[${name}]`;
      const inner = {
        ...options,
        depth: typeof options.depth === 'number' ? options.depth - 1 : options.depth,
      };
      return `${name} ${inspect(reveal(this), inner)}`;
    },
    writable: true,
    configurable: true,
  });
}
