/** node:stream/promises. */
import promises from 'readable-stream/lib/stream/promises.js';
import { builtin } from '../load.ts';

// The settings that node:stream makes hold here too.
builtin('stream');

export default promises;
