/** `dns.lookup`: addresses as they are written, `localhost`, and this machine's name. */
import type { LookupAddress, LookupOptions } from 'node:dns';
import { nameNotFound } from '@efi-node/node-errors';
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from '../errors.ts';
import { isIP } from './ip.ts';

type Callback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

export const hostName = 'localhost';

/** What a name stands for; undefined when nobody here knows. */
export function resolveLocal(name: string, family: number): LookupAddress | undefined {
  const literal = isIP(name);
  if (literal === 4 || literal === 6) return { address: name, family: literal };
  const lower = name.toLowerCase().replace(/\.$/, '');
  if (lower === '' || lower === 'localhost' || lower.endsWith('.localhost')) {
    return family === 6 ? { address: '::1', family: 6 } : { address: '127.0.0.1', family: 4 };
  }
  return undefined;
}

/** Nobody here knows the name. */
export { nameNotFound as lookupError };

function toFamily(value: unknown): number {
  switch (value) {
    case undefined:
    case 0:
      return 0;
    case 4:
    case 'IPv4':
      return 4;
    case 6:
    case 'IPv6':
      return 6;
    default:
      throw new ERR_INVALID_ARG_VALUE('options.family', value, 'must be one of: 0, 4, 6');
  }
}

export function lookup(
  hostname: string,
  options: LookupOptions | number | Callback,
  callback?: Callback,
): object {
  const done = typeof options === 'function' ? options : callback;
  if (typeof done !== 'function') throw new ERR_INVALID_ARG_TYPE('callback', 'Function', done);
  const given: LookupOptions =
    typeof options === 'number'
      ? { family: options }
      : typeof options === 'object' && options !== null
        ? options
        : {};
  const family = toFamily(given.family);
  const name =
    typeof hostname === 'string' ? hostname : hostname === undefined || hostname === null ? '' : undefined;
  if (name === undefined) throw new ERR_INVALID_ARG_TYPE('hostname', 'string', hostname);
  const found = resolveLocal(name, family);
  process.nextTick(() => {
    if (found === undefined || (family !== 0 && found.family !== family && isIP(name) === 0))
      done(nameNotFound(name), '', 0);
    else if (given.all === true) done(null, [found]);
    else done(null, found.address, found.family);
  });
  return {};
}
