import { ReadStream } from '../../fs/streams/read-stream.ts';
import { WriteStream } from '../../fs/streams/write-stream.ts';

const exported: Record<string, unknown> = { ReadStream, WriteStream };
export default exported;
