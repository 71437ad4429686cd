/** `path.matchesGlob`: star, double star, question mark, classes and braces. */
export function matchesGlob(path: string, pattern: string): boolean {
  return new RegExp(`^${translate(pattern)}$`).test(path);
}

function translate(pattern: string): string {
  let result = '';
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] ?? '';
    if (pattern.startsWith('**/', i)) {
      result += '(?:.*/)?';
      i += 2;
    } else if (pattern.startsWith('**', i)) {
      result += '.*';
      i++;
    } else if (char === '*' || char === '?') {
      // Names that begin with a dot have to be asked for.
      if (i === 0 || pattern[i - 1] === '/') result += '(?!\\.)';
      result += char === '*' ? '[^/]*' : '[^/]';
    } else if (char === '[') {
      const end = pattern.indexOf(']', i + 1);
      if (end === -1) result += '\\[';
      else {
        result += `[${pattern
          .slice(i + 1, end)
          .replace(/^!/, '^')
          .replaceAll('\\', '\\\\')}]`;
        i = end;
      }
    } else if (char === '{') {
      depth++;
      result += '(?:';
    } else if (char === '}' && depth > 0) {
      depth--;
      result += ')';
    } else if (char === ',' && depth > 0) result += '|';
    else result += char.replace(/[.+^$()|\\{}]/g, '\\$&');
  }
  return result;
}
