/** indexOf and lastIndexOf of bytes in bytes. */

export function findForward(haystack: Uint8Array, needle: Uint8Array, from: number, step: number): number {
  const first = needle[0];
  if (first === undefined) return Math.min(from, haystack.length);
  const last = haystack.length - needle.length;
  for (let at = from; at <= last; ) {
    const index = Uint8Array.prototype.indexOf.call(haystack, first, at);
    if (index === -1 || index > last) return -1;
    if (index % step === 0 && matches(haystack, needle, index)) return index;
    at = index + 1;
  }
  return -1;
}

export function findBackward(haystack: Uint8Array, needle: Uint8Array, from: number, step: number): number {
  if (needle.length === 0) return Math.min(from, haystack.length);
  for (let at = Math.min(from, haystack.length - needle.length); at >= 0; at--) {
    if (at % step === 0 && matches(haystack, needle, at)) return at;
  }
  return -1;
}

function matches(haystack: Uint8Array, needle: Uint8Array, at: number): boolean {
  for (let i = 0; i < needle.length; i++) if (haystack[at + i] !== needle[i]) return false;
  return true;
}

/** -1, 0 or 1, as memcmp and then the lengths say. */
export function compareBytes(a: Uint8Array, b: Uint8Array): -1 | 0 | 1 {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    if (x !== y) return x < y ? -1 : 1;
  }
  if (a.length === b.length) return 0;
  return a.length < b.length ? -1 : 1;
}
