/** The globals CompressionStream and DecompressionStream. */
import { CompressionStream, DecompressionStream } from '../../stream/compression.ts';

const exported: Record<string, unknown> = { CompressionStream, DecompressionStream };
export default exported;
