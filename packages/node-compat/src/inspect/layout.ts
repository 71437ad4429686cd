import { stripColors, type Context } from './options.ts';

/** What the entries of an object are: for arrays with more than six entries they are put in columns. */
export type Kind = 'object' | 'array';

function width(context: Context, text: string): number {
  return context.colors ? stripColors(text).length : text.length;
}

function isNumeric(value: unknown, count: number): boolean {
  if (value === undefined) return true;
  for (let i = 0; i < count; i++) {
    const item: unknown = Reflect.get(Object(value), i);
    if (typeof item !== 'number' && typeof item !== 'bigint') return false;
  }
  return true;
}

/** Puts the entries of a long array in columns of equal width, about twice and a half as wide as high. */
function columns(context: Context, output: readonly string[], value: unknown): string[] {
  const hasMore = context.maxArrayLength < output.length;
  const length = hasMore ? output.length - 1 : output.length;
  const gap = 2;
  const widths: number[] = [];
  let total = 0;
  let longest = 0;
  for (let i = 0; i < length; i++) {
    const size = width(context, output[i] ?? '');
    widths.push(size);
    total += size + gap;
    if (size > longest) longest = size;
  }
  const cell = longest + gap;
  const fits = cell * 3 + context.indentation < context.breakLength;
  if (!fits || !(total / cell > 5 || longest <= 6)) return [...output];

  const bias = Math.sqrt(cell - total / output.length);
  const biased = Math.max(cell - 3 - bias, 1);
  const count = Math.min(
    Math.round(Math.sqrt(2.5 * biased * length) / biased),
    Math.floor((context.breakLength - context.indentation) / cell),
    (typeof context.compact === 'number' ? context.compact : 0) * 4,
    15,
  );
  if (count <= 1) return [...output];

  const columnWidths: number[] = [];
  for (let column = 0; column < count; column++) {
    let widest = 0;
    for (let i = column; i < length; i += count) widest = Math.max(widest, widths[i] ?? 0);
    columnWidths.push(widest + gap);
  }
  // Numbers line up at their right ends, everything else at the left.
  const numeric = isNumeric(value, output.length);
  const rows: string[] = [];
  for (let first = 0; first < length; first += count) {
    const end = Math.min(first + count, length);
    let row = '';
    for (let i = first; i < end; i++) {
      const text = output[i] ?? '';
      const invisible = text.length - (widths[i] ?? 0);
      const size = (columnWidths[i - first] ?? 0) + invisible;
      const last = i === end - 1;
      if (numeric) row += last ? text.padStart(size - gap) : `${text}, `.padStart(size);
      else row += last ? text : `${text}, `.padEnd(size);
    }
    rows.push(row);
  }
  if (hasMore) rows.push(output[length] ?? '');
  return rows;
}

function fitsOnLine(context: Context, output: readonly string[], start: number, base: string): boolean {
  let total = output.length + start;
  if (total + output.length > context.breakLength) return false;
  for (const entry of output) {
    total += width(context, entry);
    if (total > context.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/**
 * Joins the entries of one object: on one line when it holds at most `compact` levels and fits, else a line per entry.
 * `base` stands before the opening brace (a function's name, an error's stack).
 */
export function join(
  context: Context,
  entries: readonly string[],
  base: string,
  braces: readonly [string, string],
  kind: Kind,
  depth: number,
  value: unknown,
): string {
  const head = base === '' ? '' : `${base} `;
  if (context.compact === true) {
    if (fitsOnLine(context, entries, 0, base)) {
      const joined = entries.join(', ');
      if (!joined.includes('\n'))
        return `${braces[0]}${base === '' ? '' : ` ${base}`} ${joined} ${braces[1]}`;
    }
    const indent = `\n${' '.repeat(context.indentation)}`;
    const first = base === '' && braces[0].length === 1 ? ' ' : `${base === '' ? '' : ` ${base}`}${indent}  `;
    return `${braces[0]}${first}${entries.join(`,${indent}  `)} ${braces[1]}`;
  }
  let output = entries;
  if (typeof context.compact === 'number' && context.compact >= 1) {
    if (kind === 'array' && entries.length > 6) output = columns(context, entries, value);
    if (context.currentDepth - depth < context.compact && entries.length === output.length) {
      const start = output.length + context.indentation + braces[0].length + base.length + 10;
      if (fitsOnLine(context, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) return `${head}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  const indent = `\n${' '.repeat(context.indentation)}`;
  return `${head}${braces[0]}${indent}  ${output.join(`,${indent}  `)}${indent}${braces[1]}`;
}
