/** node:tty: nothing is a terminal. */
import { unavailable } from '../unavailable.ts';

const instead = 'output is no terminal; write to process.stdout';

const tty: Record<string, unknown> = {
  isatty: () => false,
  ReadStream: unavailable('tty', 'ReadStream', instead),
  WriteStream: unavailable('tty', 'WriteStream', instead),
};
export default tty;
