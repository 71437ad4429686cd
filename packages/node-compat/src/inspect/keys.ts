/** Which own keys of an object are printed. */

/** Whether a key is an array index. */
export function isIndex(key: string): boolean {
  const first = key.charCodeAt(0);
  if (first < 48 || first > 57) return false;
  const index = Number(key);
  return String(index >>> 0) === key && index < 4294967295;
}

export function ownKeys(value: object, showHidden: boolean): (string | symbol)[] {
  if (showHidden) {
    const all: (string | symbol)[] = Object.getOwnPropertyNames(value);
    return all.concat(Object.getOwnPropertySymbols(value));
  }
  const keys: (string | symbol)[] = Object.keys(value);
  for (const symbol of Object.getOwnPropertySymbols(value)) {
    if (Object.prototype.propertyIsEnumerable.call(value, symbol)) keys.push(symbol);
  }
  return keys;
}

/** Own keys that are no array indices. */
export function extraKeys(value: object, showHidden: boolean): (string | symbol)[] {
  const keys = ownKeys(value, showHidden);
  return keys.filter((key) => typeof key === 'symbol' || !isIndex(key));
}
