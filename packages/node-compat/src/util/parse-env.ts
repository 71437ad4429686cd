/** The format of `.env` files, as `util.parseEnv` and `process.loadEnvFile` take it. */

interface Line {
  readonly value: string;
  /** Where the text goes on. */
  readonly end: number;
}

const blank = /[ \t\r]/;

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function trim(text: string): string {
  return text.replace(/^[ \t\r]+|[ \t\r]+$/g, '');
}

/** The value that begins at `from`, quoted ones over several lines. */
function readValue(text: string, from: number): Line {
  let at = from;
  while (at < text.length && blank.test(text.charAt(at))) at++;
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = text.indexOf(quote, at + 1);
    if (close !== -1) {
      const inside = text.slice(at + 1, close);
      return {
        value: quote === '"' ? inside.replaceAll('\\n', '\n') : inside,
        end: endOfLine(text, close),
      };
    }
  }
  // As in Node a value of blanks only takes the next line for its own.
  if (quote === '\n' && at > from) at++;
  const end = endOfLine(text, at);
  const line = text.slice(at, end);
  const comment = line.indexOf('#');
  return { value: trim(comment === -1 ? line : line.slice(0, comment)), end };
}

export function parseEnv(text: string): Record<string, string> {
  const result: Record<string, string> = {};
  let at = 0;
  while (at < text.length) {
    while (at < text.length && (blank.test(text.charAt(at)) || text.charAt(at) === '\n')) at++;
    if (at >= text.length) break;
    const lineEnd = endOfLine(text, at);
    const equals = text.indexOf('=', at);
    if (text.charAt(at) === '#' || equals === -1 || equals >= lineEnd) {
      at = lineEnd + 1;
      continue;
    }
    const name = trim(trim(text.slice(at, equals)).replace(/^export[ \t]/, ''));
    const { value, end } = readValue(text, equals + 1);
    if (name !== '') result[name] = value;
    at = end + 1;
  }
  return result;
}
