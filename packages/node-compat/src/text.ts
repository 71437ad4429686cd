/** What JavaScript makes of any value where a text is wanted; Node's functions take whatever they are given this way. */
export function toText(value: unknown): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- '[object Object]' is what Node makes of an object here, too
  return String(value);
}
