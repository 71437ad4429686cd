/** node:_stream_duplex. */
import { Duplex } from '../stream.ts';

const exported: unknown = Duplex;
export default exported;
