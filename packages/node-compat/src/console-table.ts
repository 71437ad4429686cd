/** `console.table`. */
type Print = (value: unknown) => string;

function row(cells: readonly string[], widths: readonly number[]): string {
  return `│${cells.map((cell, index) => ` ${cell.padEnd(widths[index] ?? 0)} `).join('│')}│`;
}

function render(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, index) =>
    Math.max(title.length, ...rows.map((cells) => cells[index]?.length ?? 0)),
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

/** The rows of a value: index and the thing in it. */
function entries(data: object): { readonly title: string; readonly rows: [string, unknown, unknown?][] } {
  if (data instanceof Map) {
    return {
      title: '(iteration index)',
      rows: [...data].map(([key, value], index) => [String(index), value, key]),
    };
  }
  if (data instanceof Set)
    return { title: '(iteration index)', rows: [...data].map((value, index) => [String(index), value]) };
  return { title: '(index)', rows: Object.keys(data).map((key) => [key, Reflect.get(data, key) as unknown]) };
}

export function formatTable(data: unknown, columns: unknown, print: Print): unknown {
  if (!isObject(data)) return data;
  const { title, rows } = entries(data);
  const isMap = data instanceof Map;
  const names: string[] = [];
  let hasValues = false;
  const picked = Array.isArray(columns) ? columns.map(String) : undefined;
  for (const [, value] of rows) {
    if (!isMap && isObject(value) && typeof value !== 'function') {
      for (const key of picked ?? Object.keys(value)) if (!names.includes(key)) names.push(key);
    } else hasValues = true;
  }
  const head = [title, ...(isMap ? ['Key'] : []), ...names, ...(hasValues ? ['Values'] : [])];
  const cells = rows.map(([index, value, key]) => {
    const line = [index];
    if (isMap) line.push(print(key));
    const keyed = !isMap && isObject(value) && typeof value !== 'function';
    for (const name of names)
      line.push(keyed && Object.hasOwn(value, name) ? print(Reflect.get(value, name)) : '');
    if (hasValues) line.push(keyed ? '' : print(value));
    return line;
  });
  return render(head, cells);
}
