/** The little of DER (ITU-T X.690) that keys are written in. */

export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  sequence: 0x30,
  parameters: 0xa0,
  publicKey: 0xa1,
} as const;

export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** The elements one after the other; undefined for what is no DER. */
export function readElements(bytes: Uint8Array): Element[] | undefined {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at];
    let length = bytes[at + 1];
    if (tag === undefined || length === undefined) return undefined;
    at += 2;
    if (length >= 0x80) {
      const more = length - 0x80;
      if (more === 0 || more > 3) return undefined;
      length = 0;
      for (let index = 0; index < more; index++) length = length * 256 + (bytes[at + index] ?? 0);
      at += more;
    }
    if (at + length > bytes.length) return undefined;
    found.push({ tag, content: bytes.subarray(at, at + length) });
    at += length;
  }
  return found;
}

/** The elements within the one sequence that it is. */
export function readSequence(bytes: Uint8Array): Element[] | undefined {
  const [element, ...rest] = readElements(bytes) ?? [];
  if (element?.tag !== tags.sequence || rest.length > 0) return undefined;
  return readElements(element.content);
}

export function writeElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  const { length } = content;
  let head = [tag, length];
  if (length >= 256) head = [tag, 0x82, length >> 8, length & 255];
  else if (length >= 128) head = [tag, 0x81, length];
  return Buffer.concat([Uint8Array.from(head), content]);
}
