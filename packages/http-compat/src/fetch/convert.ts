/** How arguments become the texts of the Fetch standard (Web IDL: ByteString), with Node's words. */
import { toUSVString } from 'node:util';

/** Throws unless at least `needed` arguments were given to `where`. */
export function checkCount(where: string, given: number, needed: number): void {
  if (given >= needed) return;
  const noun = needed === 1 ? 'argument' : 'arguments';
  throw new TypeError(
    `${where}: ${needed} ${noun} required, but${given === 0 ? '' : ' only'} ${given} found.`,
  );
}

/** A text of code units below 256; `what` names the value in the error for a symbol. */
export function toByteString(value: unknown, where: string, what: string): string {
  if (typeof value === 'symbol') {
    throw new TypeError(`${where}: ${what} is a symbol, which cannot be converted to a ByteString.`);
  }
  const text = String(value);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 255) {
      throw new TypeError(
        `Cannot convert argument to a ByteString because the character at index ${index} has a value of ${unit} which is greater than 255.`,
      );
    }
  }
  return text;
}

/** What `String` makes of any value (Web IDL: DOMString). */
export function toDomString(value: unknown): string {
  return String(value);
}

/** The text of any value but a symbol, lone surrogates replaced (Web IDL: USVString); `what` names the value in the error. */
export function toUsvString(value: unknown, what: string): string {
  if (typeof value === 'symbol') {
    throw new TypeError(`${what} is a symbol, which cannot be converted to a DOMString.`);
  }
  return toUSVString(String(value));
}
