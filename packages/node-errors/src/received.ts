/** How Node's messages describe values and lists of types. */

let inspectValue: (value: unknown) => string = plainInspect;

/** Node's `util.inspect`, for the values in messages; without it only plain values print as in Node. */
export function setInspect(inspect: (value: unknown) => string): void {
  inspectValue = inspect;
}

export function inspect(value: unknown): string {
  return inspectValue(value);
}

/** 'Received …' of ERR_INVALID_ARG_TYPE, without the word. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    const { constructor } = value;
    const name: unknown = typeof constructor === 'function' ? constructor.name : undefined;
    if (typeof name === 'string') return `an instance of ${name}`;
    return Object.getPrototypeOf(value) === null ? nullPrototype(value) : inspectValue(value);
  }
  if (typeof value === 'string') {
    const text = value.length > 28 ? `${value.slice(0, 25)}...` : value;
    return `type string (${text.includes("'") ? JSON.stringify(text) : `'${text}'`})`;
  }
  return `type ${typeof value} (${primitive(value)})`;
}

function nullPrototype(value: object): string {
  return Object.keys(value).length === 0 ? '[Object: null prototype] {}' : '[Object: null prototype]';
}

function primitive(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  return String(value);
}

function quote(text: string): string {
  if (!text.includes("'")) return `'${escape(text)}'`;
  return text.includes('"') ? `'${escape(text).replaceAll("'", "\\'")}'` : `"${escape(text)}"`;
}

function escape(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
}

function plainInspect(value: unknown, depth = 2): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'function')
    return `[Function${value.name === '' ? ' (anonymous)' : `: ${value.name}`}]`;
  if (typeof value !== 'object' || value === null) return primitive(value);
  if (depth < 0) return Array.isArray(value) ? '[Array]' : '[Object]';
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : `[ ${value.map((item) => plainInspect(item, depth - 1)).join(', ')} ]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key)}: ${plainInspect(item, depth - 1)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** 'a', 'a or b', 'a, b, or c'. */
export function list(items: readonly string[], word: 'or' | 'and' = 'or'): string {
  if (items.length < 3) return items.join(` ${word} `);
  return `${items.slice(0, -1).join(', ')}, ${word} ${items.at(-1)}`;
}

const primitives = new Set([
  'string',
  'function',
  'number',
  'object',
  'boolean',
  'bigint',
  'symbol',
  'Function',
  'Object',
]);

/** What ERR_INVALID_ARG_TYPE says was expected: 'of type string or an instance of Buffer', … */
export function expectation(expected: readonly string[]): string {
  const types: string[] = [];
  const instances: string[] = [];
  const others: string[] = [];
  for (const item of expected) {
    if (primitives.has(item)) types.push(item.toLowerCase());
    else if (/^(?:[A-Z][a-z0-9]*)+$/.test(item)) instances.push(item);
    else others.push(item);
  }
  if (instances.length > 0 && types.includes('object')) {
    types.splice(types.indexOf('object'), 1);
    instances.push('Object');
  }
  const parts: string[] = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${list(types)}`);
  if (instances.length > 0) parts.push(`an instance of ${list(instances)}`);
  if (others.length > 1) parts.push(`one of ${list(others)}`);
  else if (others[0] !== undefined)
    parts.push(others[0] === others[0].toLowerCase() ? others[0] : `an ${others[0]}`);
  return parts.join(' or ');
}

/** Digits of large numbers in groups, as in 'Received 5_000_000_000_000'. */
export function grouped(value: unknown): string {
  const big = typeof value === 'bigint' ? value > 2n ** 32n || value < -(2n ** 32n) : false;
  const large = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 2 ** 32;
  if (!big && !large) return inspectValue(value);
  const digits = String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, '_');
  return big ? `${digits}n` : digits;
}
