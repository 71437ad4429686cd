/** A name as it is asked for. */
import { toAscii } from '../url/idna.ts';

/** In ASCII and small letters; c-ares and the C library read up to the first NUL. */
export function wireName(name: string): string {
  const [text = ''] = name.split('\0', 1);
  return toAscii(text) || text;
}
