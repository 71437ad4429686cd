/**
 * How the header lines of a message become its `headers` object. Node's documentation of `message.headers` lists the
 * names: some keep their first value only, `set-cookie` is always an array, `cookie` joins with '; ', all others
 * with ', '.
 */

export type HeaderBag = Record<string, string | string[] | undefined>;
export type DistinctHeaders = Record<string, string[] | undefined>;

const KEEPS_FIRST = new Set([
  'age',
  'authorization',
  'content-length',
  'content-type',
  'etag',
  'expires',
  'from',
  'host',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'location',
  'max-forwards',
  'proxy-authorization',
  'referer',
  'retry-after',
  'server',
  'user-agent',
]);

/** Adds one line to `bag`; `joinAll` is the option joinDuplicateHeaders. */
export function addHeaderLine(bag: HeaderBag, name: string, value: string, joinAll: boolean): void {
  const key = name.toLowerCase();
  const present = bag[key];
  if (key === 'set-cookie') {
    if (Array.isArray(present)) present.push(value);
    else bag[key] = [value];
  } else if (typeof present !== 'string') {
    // Names such as 'constructor' find something inherited, which is no value of ours.
    bag[key] = value;
  } else if (key === 'cookie') {
    bag[key] = `${present}; ${value}`;
  } else if (joinAll || !KEEPS_FIRST.has(key)) {
    bag[key] = `${present}, ${value}`;
  }
}

/** `raw` is flat: name, value, name, value, …; the first `count` entries of it are used. */
export function foldHeaders(raw: readonly string[], count: number, joinAll: boolean): HeaderBag {
  const bag: HeaderBag = {};
  for (let i = 0; i + 1 < count; i += 2) addHeaderLine(bag, raw[i] ?? '', raw[i + 1] ?? '', joinAll);
  return bag;
}

export function addDistinctLine(bag: DistinctHeaders, name: string, value: string): void {
  const key = name.toLowerCase();
  const present = bag[key];
  if (present === undefined) bag[key] = [value];
  else present.push(value);
}

export function foldDistinct(raw: readonly string[], count: number): DistinctHeaders {
  const bag: DistinctHeaders = Object.create(null);
  for (let i = 0; i + 1 < count; i += 2) addDistinctLine(bag, raw[i] ?? '', raw[i + 1] ?? '');
  return bag;
}
