/** node:path/win32. */
import path from './path.ts';

const exported: unknown = path['win32'];
export default exported;
