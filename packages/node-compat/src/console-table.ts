/** `console.table`. */
import { stripColors } from './inspect/options.ts';
import { heldItems, isMap, isMapIterator, isSet, isSetIterator } from './inspect/types.ts';
import { textWidth } from './inspect/width.ts';

type Print = (value: unknown) => string;

function widthOf(cell: string): number {
  return textWidth(stripColors(cell));
}

function row(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, index) => {
    const missing = (widths[index] ?? 0) - widthOf(cell);
    return ` ${cell}${' '.repeat(Math.max(0, missing))} `;
  });
  return `│${padded.join('│')}│`;
}

function render(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, index) =>
    Math.max(widthOf(title), ...rows.map((cells) => widthOf(cells[index] ?? ''))),
  );
  const bars = widths.map((width) => '─'.repeat(width + 2));
  const lines = [`┌${bars.join('┬')}┐`, row(head, widths), `├${bars.join('┼')}┤`];
  for (const cells of rows) lines.push(row(cells, widths));
  lines.push(`└${bars.join('┴')}┘`);
  return lines.join('\n');
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

const iterationIndex = '(iteration index)';

function indexed<T>(items: readonly T[], cells: (item: T) => string[]): string[][] {
  return items.map((item, index) => [String(index), ...cells(item)]);
}

/** Maps, sets and their iterators: nothing in them is taken apart. */
function collectionTable(data: object, print: Print): string | undefined {
  const iterated = isMapIterator(data) || isSetIterator(data) ? heldItems(data) : undefined;
  if (isMap(data) || (isMapIterator(data) && iterated?.paired === true)) {
    const held = iterated?.items ?? [];
    const pairs: (readonly [unknown, unknown])[] = isMap(data)
      ? [...data]
      : held.flatMap((key, index) => (index % 2 === 0 ? [[key, held[index + 1]] as const] : []));
    return render(
      [iterationIndex, 'Key', 'Values'],
      indexed(pairs, ([key, value]) => [print(key), print(value)]),
    );
  }
  if (isSet(data) || iterated !== undefined) {
    const items = isSet(data) ? [...data] : (iterated?.items ?? []);
    return render(
      [iterationIndex, 'Values'],
      indexed(items, (value) => [print(value)]),
    );
  }
  return undefined;
}

/** The text of the table for an object; `columns` are those wanted, undefined for all that there are. */
export function formatTable(data: object, columns: readonly unknown[] | undefined, print: Print): string {
  const collection = collectionTable(data, print);
  if (collection !== undefined) return collection;
  const picked = columns?.map(String);
  const rows = Object.keys(data).map((key) => [key, Reflect.get(data, key) as unknown] as const);
  const names: string[] = [];
  let hasValues = false;
  for (const [, value] of rows) {
    if (!isObject(value)) hasValues = true;
    else for (const key of picked ?? Object.keys(value)) if (!names.includes(key)) names.push(key);
  }
  const cells = rows.map(([index, value]) => {
    const line = [index];
    for (const name of names)
      line.push(isObject(value) && Object.hasOwn(value, name) ? print(Reflect.get(value, name)) : '');
    if (hasValues) line.push(isObject(value) ? '' : print(value));
    return line;
  });
  return render(['(index)', ...names, ...(hasValues ? ['Values'] : [])], cells);
}
