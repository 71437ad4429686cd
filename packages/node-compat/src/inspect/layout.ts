import { tabulate } from './columns.ts';
import { stripColors, type Context } from './options.ts';

/** What the entries of an object are: for arrays with more than six entries they are put in columns. */
export type Kind = 'object' | 'array';

/** Braces, the space within them and the comma after them, all that a line needs beside what is counted. */
const lineOverhead = 10;
const longArray = 6;

export interface Layout {
  /** Stands before the opening brace (a function's name, an error's stack), '' for nothing. */
  readonly base: string;
  readonly braces: readonly [open: string, close: string];
  readonly kind: Kind;
}

/** The entries on one line, or undefined when they are too long or hold line ends. `taken`: columns that are gone. */
function oneLine(
  context: Context,
  entries: readonly string[],
  base: string,
  taken: number,
): string | undefined {
  const widths = entries.reduce(
    (sum, entry) => sum + (context.colors ? stripColors(entry) : entry).length,
    0,
  );
  const needed = taken + entries.length + Math.max(widths, entries.length);
  if (needed > context.breakLength || base.includes('\n')) return undefined;
  const line = entries.join(', ');
  return line.includes('\n') ? undefined : line;
}

/** `compact: true` saves lines: the first entry stands beside the brace, and the closing brace beside the last. */
function joinDense(context: Context, entries: readonly string[], { base, braces }: Layout): string {
  const [open, close] = braces;
  const title = base === '' ? open : `${open} ${base}`;
  const line = oneLine(context, entries, base, 0);
  if (line !== undefined) return `${title} ${line} ${close}`;
  const margin = `\n${' '.repeat(context.indentation + 2)}`;
  const gap = title.length === 1 || (base === '' && open.length === 1) ? ' ' : margin;
  return `${title}${gap}${entries.join(`,${margin}`)} ${close}`;
}

/**
 * Joins the entries of one object: on one line when it holds at most `compact` levels and fits, else a line per entry.
 * `depth` is the object's own, `source` the array whose elements the entries are.
 */
export function join(
  context: Context,
  entries: readonly string[],
  layout: Layout,
  depth: number,
  source: unknown,
): string {
  if (context.compact === true) return joinDense(context, entries, layout);
  const { base, kind } = layout;
  const [open, close] = layout.braces;
  const title = base === '' ? open : `${base} ${open}`;
  const levels = context.compact === false ? 0 : context.compact;
  let lines = entries;
  if (levels >= 1) {
    if (kind === 'array' && entries.length > longArray) lines = tabulate(context, entries, source);
    const isTable = lines.length !== entries.length;
    if (!isTable && context.currentDepth - depth < levels) {
      const taken = lines.length + context.indentation + open.length + base.length + lineOverhead;
      const line = oneLine(context, lines, base, taken);
      if (line !== undefined) return `${title} ${line} ${close}`;
    }
  }
  const margin = `\n${' '.repeat(context.indentation)}`;
  return `${title}${margin}  ${lines.join(`,${margin}  `)}${margin}${close}`;
}
