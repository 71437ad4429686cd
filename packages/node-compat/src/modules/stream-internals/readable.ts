/** node:_stream_readable. */
import { Readable } from '../stream.ts';

const exported: unknown = Readable;
export default exported;
