/** node:tty: nothing is a terminal. */
import { unavailable } from '../unavailable.ts';

const instead = 'output is no terminal; write to process.stdout';

const tty: Record<string, unknown> = {
  isatty: () => false,
  ReadStream: unavailable('tty', 'ReadStream', instead, [2, 'setRawMode']),
  WriteStream: unavailable('tty', 'WriteStream', instead, [
    1,
    '_refreshSize',
    'clearLine',
    'clearScreenDown',
    'cursorTo',
    'getColorDepth',
    'getWindowSize',
    'hasColors',
    'isTTY',
    'moveCursor',
  ]),
};
export default tty;
