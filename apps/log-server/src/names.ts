import { PARTIAL } from './store.ts';
import { RequestError } from './replies.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const RULE = 'letters, digits, dot, dash and underscore, at most 100, starting with a letter or digit';

/** The name of a log in a path. Throws RequestError 400 for what cannot be one. */
export function logName(encoded: string): string {
  let name: string;
  try {
    name = decodeURIComponent(encoded);
  } catch {
    throw new RequestError(400, `not a name: '${encoded}' has a broken % sequence`);
  }
  if (!NAME.test(name)) throw new RequestError(400, `not a name: '${name}' (${RULE})`);
  return name;
}

export function uploadName(encoded: string): string {
  const name = logName(encoded);
  if (name.endsWith(PARTIAL)) {
    throw new RequestError(
      400,
      `not a name for an upload: '${name}' (${PARTIAL} marks uploads that broke off)`,
    );
  }
  return name;
}
