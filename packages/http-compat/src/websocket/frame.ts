/** Frames of a client (RFC 6455, section 5.2): whole messages, masked. */

/** Words are quicker than bytes; a payload starts at a multiple of four for that. */
function maskInto(frame: Uint8Array<ArrayBuffer>, start: number, mask: Uint8Array): void {
  const words = (frame.length - start) >>> 2;
  const maskWord = new Uint32Array(new Uint8Array(mask).buffer)[0] ?? 0;
  const view = new Uint32Array(frame.buffer, frame.byteOffset + start, words);
  for (let at = 0; at < words; at++) view[at] = (view[at] ?? 0) ^ maskWord;
  for (let at = start + words * 4; at < frame.length; at++) {
    frame[at] = (frame[at] ?? 0) ^ (mask[(at - start) & 3] ?? 0);
  }
}

/** One frame, whole, with a mask that nobody can tell beforehand. */
export function encodeFrame(opcode: number, payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const lengthBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const head = 2 + lengthBytes + 4;
  const padding = (4 - (head % 4)) % 4;
  const memory = new Uint8Array(padding + head + length);
  const view = new DataView(memory.buffer);
  memory[padding] = 0x80 | opcode;
  memory[padding + 1] = 0x80 | (lengthBytes === 0 ? length : lengthBytes === 2 ? 126 : 127);
  if (lengthBytes === 2) view.setUint16(padding + 2, length);
  else if (lengthBytes === 8) view.setBigUint64(padding + 2, BigInt(length));
  const mask = crypto.getRandomValues(new Uint8Array(4));
  memory.set(mask, padding + 2 + lengthBytes);
  memory.set(payload, padding + head);
  maskInto(memory, padding + head, mask);
  return memory.subarray(padding);
}

/** What a close frame carries: nothing, or a code and a reason. */
export function closePayload(code: number | undefined, reason: string): Uint8Array {
  if (code === undefined) return new Uint8Array(0);
  const text = Buffer.from(reason);
  const payload = new Uint8Array(2 + text.length);
  new DataView(payload.buffer).setUint16(0, code);
  payload.set(text, 2);
  return payload;
}
