/** Options as an error message shows them: their names and plain values, on one line. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function')
    return value.name === '' ? '[Function (anonymous)]' : `[Function: ${value.name}]`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[Array]' : '[Object]';
  return String(value);
}

export function describeOptions(options: object): string {
  const fields = Object.entries(options).map(([name, value]) => `${name}: ${describeValue(value)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
