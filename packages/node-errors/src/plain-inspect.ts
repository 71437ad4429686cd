/** `util.inspect` for plain values, which is all that most messages need. */

/** A primitive as Node prints it outside of quotes: `7n`, `-0`, `Symbol(x)`. */
export function primitive(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  return String(value);
}

function escape(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
}

function quote(text: string): string {
  if (!text.includes("'")) return `'${escape(text)}'`;
  if (!text.includes('"')) return `"${escape(text)}"`;
  if (!text.includes('`') && !text.includes('${')) return `\`${escape(text)}\``;
  return `'${escape(text).replaceAll("'", "\\'")}'`;
}

/** What stands before the braces of an object that is not a plain one. */
function prefix(value: object): string {
  const { constructor } = value;
  if (typeof constructor !== 'function')
    return Object.getPrototypeOf(value) === null ? '[Object: null prototype] ' : '';
  return constructor === Object || constructor === Array ? '' : `${constructor.name} `;
}

export interface InspectOptions {
  /** How many levels of objects inside objects are shown. */
  readonly depth?: number;
}

export function plainInspect(value: unknown, { depth = 2 }: InspectOptions = {}): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'function')
    return `[Function${value.name === '' ? ' (anonymous)' : `: ${value.name}`}]`;
  if (typeof value !== 'object' || value === null) return primitive(value);
  if (depth < 0) return Array.isArray(value) ? '[Array]' : '[Object]';
  if (Array.isArray(value)) {
    return value.length === 0
      ? '[]'
      : `[ ${value.map((item) => plainInspect(item, { depth: depth - 1 })).join(', ')} ]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) =>
      `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key)}: ${plainInspect(item, { depth: depth - 1 })}`,
  );
  return prefix(value) + (entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`);
}
