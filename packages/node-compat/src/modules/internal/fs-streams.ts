import { ReadStream, WriteStream } from '../../fs/streams.ts';

const exported: Record<string, unknown> = { ReadStream, WriteStream };
export default exported;
