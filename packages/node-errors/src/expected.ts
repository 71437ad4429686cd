/** How Node's messages list what would have been right. */

/** 'a', 'a or b', 'a, b, or c'. */
export function list(items: readonly string[], word: 'or' | 'and' = 'or'): string {
  if (items.length < 3) return items.join(` ${word} `);
  return `${items.slice(0, -1).join(', ')}, ${word} ${items.at(-1)}`;
}

const types = new Set(['string', 'function', 'number', 'object', 'boolean', 'bigint', 'symbol']);

/** What ERR_INVALID_ARG_TYPE says was expected: 'of type string or an instance of Buffer', … */
export function expectation(expected: readonly string[]): string {
  const kinds: string[] = [];
  const classes: string[] = [];
  const others: string[] = [];
  for (const item of expected) {
    if (types.has(item) || item === 'Function' || item === 'Object') kinds.push(item.toLowerCase());
    else if (/^(?:[A-Z][a-z0-9]*)+$/.test(item)) classes.push(item);
    else others.push(item);
  }
  if (classes.length > 0 && kinds.includes('object')) {
    kinds.splice(kinds.indexOf('object'), 1);
    classes.push('Object');
  }
  const parts: string[] = [];
  if (kinds.length > 0) parts.push(`${kinds.length > 1 ? 'one of type' : 'of type'} ${list(kinds)}`);
  if (classes.length > 0) parts.push(`an instance of ${list(classes)}`);
  const [only] = others;
  if (others.length > 1) parts.push(`one of ${list(others)}`);
  else if (only !== undefined) parts.push(only === only.toLowerCase() ? only : `an ${only}`);
  return parts.join(' or ');
}

/** `property` for a name with a dot in it. */
export function kindOf(name: string): 'argument' | 'property' {
  return name.includes('.') ? 'property' : 'argument';
}
