/** node:stream/consumers. */
type Source = AsyncIterable<unknown>;

async function chunks(stream: Source): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for await (const chunk of stream)
    parts.push(typeof chunk === 'string' ? Buffer.from(chunk) : toBytes(chunk));
  return parts;
}

function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  throw new TypeError('The stream gave a chunk that is neither text nor bytes');
}

export async function buffer(stream: Source): Promise<Buffer> {
  return Buffer.concat(await chunks(stream));
}

export async function bytes(stream: Source): Promise<Uint8Array> {
  return new Uint8Array(await arrayBuffer(stream));
}

export async function arrayBuffer(stream: Source): Promise<ArrayBuffer> {
  const all = await buffer(stream);
  return new Uint8Array(all).buffer;
}

export async function text(stream: Source): Promise<string> {
  const decoder = new TextDecoder();
  let result = '';
  for await (const chunk of stream) {
    result += typeof chunk === 'string' ? chunk : decoder.decode(toBytes(chunk), { stream: true });
  }
  return result + decoder.decode();
}

export async function json(stream: Source): Promise<unknown> {
  return JSON.parse(await text(stream));
}

export async function blob(stream: Source): Promise<Blob> {
  return new Blob([await arrayBuffer(stream)]);
}

const consumers: Record<string, unknown> = { arrayBuffer, blob, buffer, bytes, text, json };
export default consumers;
