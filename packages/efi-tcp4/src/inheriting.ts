/** The same bytes as an object with this prototype, such as Buffer's. */
export function inheriting(bytes: Uint8Array, prototype: Uint8Array | undefined): Uint8Array {
  return prototype === undefined ? bytes : Object.setPrototypeOf(bytes, prototype);
}
