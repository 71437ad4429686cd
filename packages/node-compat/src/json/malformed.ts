/**
 * What is wrong with a text that is not JSON, in the words of Node's engine. Services hand these on to their clients ("400 Bad
 * Request, Unexpected token …"), so they are part of what a program shows.
 */

const end = 'Unexpected end of JSON input';
/** Texts that come of what was no text, which are shown whole. */
const noText: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity', '[object Object]']);
const literals: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };
const escapes = '"\\/bfnrt';
/** So many characters of a long text are shown on either side of the wrong one. */
const CONTEXT = 10;

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const isHexDigit = (c: string | undefined): boolean => c !== undefined && /^[0-9a-f]$/i.test(c);

/** Reads on until something is wrong; each of its readers answers whether all was well. */
class Scanner {
  failure: string | undefined;
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): boolean {
    const { text } = this;
    const open: ('[' | '{')[] = [];
    for (;;) {
      // A value is due.
      this.skipSpace();
      const first = text[this.at];
      if (first === '[' || first === '{') {
        this.at++;
        this.skipSpace();
        if (text[this.at] !== (first === '[' ? ']' : '}')) {
          if (first === '{' && !this.name("Expected property name or '}'")) return false;
          open.push(first);
          continue;
        }
        this.at++;
      } else if (!this.scalar(first)) {
        return false;
      }
      // It is there: a comma asks for another one, brackets may close.
      for (;;) {
        this.skipSpace();
        const container = open.at(-1);
        if (container === undefined) {
          return this.at === text.length || this.failHere('Unexpected non-whitespace character after JSON');
        }
        const next = text[this.at];
        if (next === ',') {
          this.at++;
          this.skipSpace();
          if (container === '{' && !this.name('Expected double-quoted property name')) return false;
          break;
        }
        if (next !== (container === '[' ? ']' : '}')) {
          return this.failHere(
            container === '['
              ? "Expected ',' or ']' after array element in JSON"
              : "Expected ',' or '}' after property value in JSON",
          );
        }
        this.at++;
        open.pop();
      }
    }
  }

  private skipSpace(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'none')) this.at++;
  }

  private name(expected: string): boolean {
    if (this.text[this.at] !== '"') return this.failHere(`${expected} in JSON`);
    if (!this.string()) return false;
    this.skipSpace();
    if (this.text[this.at] !== ':') return this.failHere("Expected ':' after property name in JSON");
    this.at++;
    return true;
  }

  private scalar(first: string | undefined): boolean {
    if (first === '"') return this.string();
    if (first === '-' || isDigit(first)) return this.number();
    const literal = first === undefined ? undefined : literals[first];
    if (literal === undefined) return this.failUnexpected();
    for (const c of literal) {
      if (this.text[this.at] !== c) return this.failUnexpected();
      this.at++;
    }
    return true;
  }

  private string(): boolean {
    const { text } = this;
    this.at++;
    for (;;) {
      const c = text[this.at];
      if (c === undefined) return this.failHere('Unterminated string in JSON');
      if (c < ' ') return this.failHere('Bad control character in string literal in JSON');
      this.at++;
      if (c === '"') return true;
      if (c === '\\' && !this.escape()) return false;
    }
  }

  private escape(): boolean {
    const c = this.text[this.at];
    if (c === undefined) return this.fail(end);
    if (c !== 'u') {
      if (c > '\u00ff') return this.failUnexpected();
      if (!escapes.includes(c)) return this.failHere('Bad escaped character in JSON');
      this.at++;
      return true;
    }
    this.at++;
    for (let n = 0; n < 4; n++) {
      if (!isHexDigit(this.text[this.at])) return this.failHere('Bad Unicode escape in JSON');
      this.at++;
    }
    return true;
  }

  private number(): boolean {
    const { text } = this;
    if (text[this.at] === '-') {
      this.at++;
      if (!isDigit(text[this.at])) return this.failHere('No number after minus sign in JSON');
    }
    if (text[this.at] === '0') {
      this.at++;
      if (isDigit(text[this.at])) return this.failUnexpected();
    }
    this.skipDigits();
    if (text[this.at] === '.') {
      this.at++;
      if (!isDigit(text[this.at])) return this.failHere('Unterminated fractional number in JSON');
      this.skipDigits();
    }
    if (text[this.at] === 'e' || text[this.at] === 'E') {
      this.at++;
      if (text[this.at] === '+' || text[this.at] === '-') this.at++;
      if (!isDigit(text[this.at])) return this.failHere('Exponent part is missing a number in JSON');
      this.skipDigits();
    }
    return true;
  }

  private skipDigits(): void {
    while (isDigit(this.text[this.at])) this.at++;
  }

  private fail(message: string): false {
    this.failure = message;
    return false;
  }

  private failHere(message: string): false {
    const lines = this.text.slice(0, this.at).split(/\r\n|\r|\n/);
    const column = (lines.at(-1) ?? '').length + 1;
    return this.fail(`${message} at position ${this.at} (line ${lines.length} column ${column})`);
  }

  private failUnexpected(): false {
    const { text, at } = this;
    const token = text[at];
    if (token === undefined) return this.fail(end);
    if (token === '"') return this.failHere('Unexpected string in JSON');
    if (token === '-' || isDigit(token)) return this.failHere('Unexpected number in JSON');
    if (noText.has(text)) return this.fail(`"${text}" is not valid JSON`);
    return this.fail(`Unexpected token '${token}', ${this.excerpt()} is not valid JSON`);
  }

  private excerpt(): string {
    const { text, at } = this;
    if (text.length <= 2 * CONTEXT) return `"${text}"`;
    const from = Math.max(0, at - CONTEXT);
    const to = Math.min(text.length, at + CONTEXT);
    return `${at >= CONTEXT ? '...' : ''}"${text.slice(from, to)}"${to < text.length ? '...' : ''}`;
  }
}

/** @returns what `JSON.parse` says of the text; undefined when it is JSON */
export function whyMalformed(text: string): string | undefined {
  const scanner = new Scanner(text);
  return scanner.whole() ? undefined : scanner.failure;
}
