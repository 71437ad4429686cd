/** node:_stream_transform. */
import { Transform } from '../stream.ts';

const exported: unknown = Transform;
export default exported;
