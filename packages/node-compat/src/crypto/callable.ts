import { asConstructor } from '../callable.ts';

/** Old programs call the classes as functions. `make` makes what such a call gives. */
export function callable(
  name: string,
  { prototype }: { readonly prototype: object },
  make: (...args: unknown[]) => object,
): new (
  ...args: unknown[]
) => object {
  function create(...args: unknown[]): object {
    return make(...args);
  }
  create.prototype = prototype;
  Object.defineProperty(create, 'name', { value: name });
  return asConstructor(create);
}
