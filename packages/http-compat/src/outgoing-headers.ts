/** Headers to be sent: by lower-cased name, the name as it was given and its value. */
export type HeaderValue = string | number | readonly string[];
export type HeaderEntry = [name: string, value: HeaderValue];
export type HeaderStore = Map<string, HeaderEntry>;

/** What `writeHead` and the option `headers` take besides an object: flat (name, value, …) or pairs. */
export type HeaderList = readonly unknown[];

/** Calls back for each header of `list`, flat or pairs, in order; what it holds is not yet judged. */
export function eachOfList(list: HeaderList, visit: (name: unknown, value: unknown) => void): void {
  if (Array.isArray(list[0])) {
    for (const pair of list) if (Array.isArray(pair)) visit(pair[0], pair[1]);
    return;
  }
  for (let i = 0; i < list.length; i += 2) visit(list[i], list[i + 1]);
}

/** The option `uniqueHeaders`: names whose arrays go out on one line. */
export function parseUniqueHeaders(names: unknown): Set<string> | null {
  if (!Array.isArray(names)) return null;
  return new Set(names.map((name: unknown) => String(name).toLowerCase()));
}
