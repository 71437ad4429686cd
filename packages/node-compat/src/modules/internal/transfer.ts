/** What structuredClone needs to know of objects beyond the language: which may be cloned, and which change hands. */

/** How a class of the platform makes a copy, or hands its state to a new object. */
export type Mover = (value: object) => object;

const cloners: Map<string, { readonly is: (value: object) => boolean; readonly move: Mover }> = new Map();
const transferers: typeof cloners = new Map();

/** Called by the module of the class. */
export function registerClone(name: string, is: (value: object) => boolean, move: Mover): void {
  cloners.set(name, { is, move });
}
export function registerTransfer(name: string, is: (value: object) => boolean, move: Mover): void {
  transferers.set(name, { is, move });
}

function find(movers: typeof cloners, value: object): Mover | undefined {
  for (const { is, move } of movers.values()) if (is(value)) return move;
  return undefined;
}

export function cloner(value: object): Mover | undefined {
  return find(cloners, value);
}
export function transferer(value: object): Mover | undefined {
  return find(transferers, value);
}

const uncloneable: WeakSet<object> = new WeakSet();
const untransferable: WeakSet<object> = new WeakSet();

export function markUncloneable(value: object): void {
  uncloneable.add(value);
}
export function markUntransferable(value: object): void {
  untransferable.add(value);
}
export function isUncloneable(value: object): boolean {
  return uncloneable.has(value);
}
export function isUntransferable(value: unknown): boolean {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    untransferable.has(value)
  );
}
