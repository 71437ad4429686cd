/** Long arrays are printed as a table. */
import { stripColors, type Context } from './options.ts';
import { textWidth } from './width.ts';

/** Columns on the screen; sequences for colours take none. */
function printedWidth(context: Context, text: string): number {
  return textWidth(context.colors ? stripColors(text) : text);
}

const separator = ', ';
/** Most columns of a table, whatever the terminal. */
const mostColumns = 15;
/** A character is about so much higher than it is wide. */
const characterHeight = 2.5;

interface Cell {
  readonly text: string;
  readonly width: number;
}

/**
 * How many columns make the table look square; 1 when no table is worth it. With c columns of width w, n cells fill n/c
 * rows, so the sides are equal where c·w = 2.5·n/c.
 */
function columnCount(context: Context, cells: readonly Cell[], entries: number): number {
  const sum = cells.reduce((total, { width }) => total + width + separator.length, 0);
  const widest = cells.reduce((most, { width }) => Math.max(most, width), 0);
  const slot = widest + separator.length;
  const room = context.breakLength - context.indentation;
  // Three columns at least; and a few long entries among many short ones would leave the table empty.
  if (slot * 3 >= room || (widest > 6 && sum <= slot * 5)) return 1;
  // Where most entries are shorter than the widest, columns tend to be narrower than a slot.
  const slack = Math.sqrt(slot - sum / entries);
  const typical = Math.max(1, slot - 3 - slack);
  const square = Math.round(Math.sqrt((characterHeight * cells.length) / typical));
  const compact = typeof context.compact === 'number' ? context.compact : 0;
  return Math.min(square, Math.floor(room / slot), compact * 4, mostColumns);
}

function isNumeric(item: unknown): boolean {
  return typeof item === 'number' || typeof item === 'bigint';
}

/** Whether all that is printed are numbers, which line up at their right ends; so does what has no values. */
function alignsRight(source: unknown, entries: number): boolean {
  if (source === undefined) return true;
  const items: object = Object(source);
  for (let i = 0; i < entries; i++) if (!isNumeric(Reflect.get(items, i))) return false;
  return true;
}

/**
 * The entries of an array, put together to lines of a table; the same entries when a table does not suit them. `source`
 * is the array, undefined when the entries do not stand for its elements.
 */
export function tabulate(context: Context, entries: readonly string[], source: unknown): readonly string[] {
  // The last entry of a shortened array tells how many more there are: a line of its own.
  const notes = entries.length > context.maxArrayLength ? entries.slice(-1) : [];
  const cells = entries
    .slice(0, entries.length - notes.length)
    .map((text) => ({ text, width: printedWidth(context, text) }));
  const count = columnCount(context, cells, entries.length);
  if (!(count > 1)) return entries;

  const widths = Array.from({ length: count }, () => 0);
  for (const [index, { width }] of cells.entries()) {
    const column = index % count;
    widths[column] = Math.max(widths[column] ?? 0, width);
  }
  const right = alignsRight(source, entries.length);
  const rows: string[] = [];
  for (const [index, { text, width }] of cells.entries()) {
    const column = index % count;
    const padding = ' '.repeat((widths[column] ?? width) - width);
    const isLast = column === count - 1 || index === cells.length - 1;
    const ending = isLast ? '' : separator;
    const cell = right ? padding + text + ending : text + ending + (isLast ? '' : padding);
    if (column === 0) rows.push(cell);
    else rows[rows.length - 1] += cell;
  }
  return [...rows, ...notes];
}
