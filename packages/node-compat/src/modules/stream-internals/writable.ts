/** node:_stream_writable. */
import { Writable } from '../stream.ts';

const exported: unknown = Writable;
export default exported;
