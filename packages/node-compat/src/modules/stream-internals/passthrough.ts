/** node:_stream_passthrough. */
import { PassThrough } from '../stream.ts';

const exported: unknown = PassThrough;
export default exported;
