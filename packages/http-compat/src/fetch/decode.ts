/** Content codings of an answer (RFC 9110, section 8.4.1), undone. */
import type { Readable, Transform } from 'node:stream';
import { PassThrough } from 'node:stream';
import zlib from 'node:zlib';
import { featureUnavailable } from '@efi-node/node-errors';

const MOST = 5;
/** What was cut short gives what there is of it. */
const PATIENT = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };

/** Deflate with or without zlib's frame: the low half of the first byte of a frame is 8. */
function deflated(input: Readable): Transform {
  const output = new PassThrough();
  input.once('data', (first: Buffer) => {
    input.pause();
    const inflate =
      ((first[0] ?? 0) & 0x0f) === 8 ? zlib.createInflate(PATIENT) : zlib.createInflateRaw(PATIENT);
    inflate.on('error', (error) => output.destroy(error));
    input.on('error', (error: Error) => output.destroy(error));
    inflate.write(first);
    input.pipe(inflate).pipe(output);
  });
  input.once('end', () => output.writableEnded || output.readableEnded || endIfUnused(input, output));
  return output;
}

function endIfUnused(input: Readable, output: Transform): void {
  if (!input.readableDidRead) output.end();
}

function decoderOf(coding: string): (() => Transform) | 'deflate' | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return () => zlib.createGunzip(PATIENT);
    case 'br':
      throw featureUnavailable('zlib.createBrotliDecompress');
    case 'deflate':
      return 'deflate';
    default:
      return undefined;
  }
}

/** Throws for more codings than anybody needs; an unknown one leaves the bytes as they are. */
export function decode(message: Readable, contentEncoding: string | undefined): Readable {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '');
  if (codings.length > MOST) {
    throw new Error(`too many content-encodings in response: ${codings.length}, maximum allowed is ${MOST}`);
  }
  const decoders = codings.toReversed().map(decoderOf);
  if (decoders.includes(undefined)) return message;
  let output = message;
  for (const decoder of decoders) {
    if (decoder === undefined) continue;
    const input = output;
    if (decoder === 'deflate') {
      output = deflated(input);
      continue;
    }
    const transform = decoder();
    input.on('error', (error: Error) => transform.destroy(error));
    output = input.pipe(transform);
  }
  return output;
}
