/**
 * Source text as tokens, for what has to be known about a program besides what esbuild tells. The text is JavaScript as
 * esbuild prints it: types, JSX and comments are gone and white space is regular, so that little grammar is needed.
 */

export type Token =
  /** A string, or a template without a place for values; `value` is what it stands for. */
  | { readonly kind: 'string'; readonly value: string; readonly start: number }
  /** A template up to its first `${`; `end` is the index of the token behind the whole template. */
  | { readonly kind: 'head'; readonly value: string; readonly start: number; end: number }
  | { readonly kind: 'word' | 'mark'; readonly value: string; readonly start: number };

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};
const ESCAPE = /\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|\r?\n|([^]))/gi;

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(ESCAPE, (_, long?: string, short?: string, byte?: string, single?: string) => {
    const code = long ?? short ?? byte;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ff_ff));
    return single === undefined ? '' : (SIMPLE_ESCAPES[single] ?? single);
  });
}

const SKIPPED = /(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const QUOTED = /"((?:[^"\\\n]|\\[^])*)"|'((?:[^'\\\n]|\\[^])*)'/y;
const TEMPLATE_PART = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y;
const WORD = /[\p{ID_Continue}$#@]+/uy;
const REGEXP = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** Words that an expression may follow, so that a slash behind them begins a regular expression. */
const OPERATORS = new Set(
  'return typeof case do else in of instanceof new void delete throw await yield'.split(' '),
);

function startsExpression(last: Token | undefined): boolean {
  if (last === undefined) return true;
  if (last.kind === 'word') return OPERATORS.has(last.value);
  return last.kind === 'mark' && !')]}`'.includes(last.value);
}

class Tokenizer {
  readonly tokens: Token[] = [];
  private readonly text: string;
  private at = 0;
  /** Open braces; a head stands for the `${` of its template. */
  private readonly braces: (Extract<Token, { kind: 'head' }> | undefined)[] = [];

  constructor(text: string) {
    this.text = text;
  }

  run(): Token[] {
    if (this.text.startsWith('#!')) this.match(/#![^\n]*/y);
    for (;;) {
      this.match(SKIPPED);
      if (this.at >= this.text.length) return this.tokens;
      this.next(this.text.charAt(this.at));
    }
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }

  private next(char: string): void {
    const start = this.at;
    if (char === '`') return this.template(undefined);
    if (char === '"' || char === "'") {
      const found = this.match(QUOTED);
      if (found !== undefined) {
        this.tokens.push({ kind: 'string', value: unescape(found[1] ?? found[2] ?? ''), start });
        return;
      }
    } else if (char === '/' && startsExpression(this.tokens.at(-1))) {
      if (this.match(REGEXP) !== undefined) {
        // What follows is no regular expression, as behind any other value.
        this.tokens.push({ kind: 'mark', value: '`', start });
        return;
      }
    } else if (char === '{') {
      this.braces.push(undefined);
    } else if (char === '}') {
      const template = this.braces.pop();
      if (template !== undefined) return this.template(template);
    }
    const word = this.match(WORD);
    if (word === undefined) this.at += 1;
    this.tokens.push({ kind: word === undefined ? 'mark' : 'word', value: word?.[0] ?? char, start });
  }

  /** From a backquote, or from the brace that ends a place for values, on. */
  private template(head: Extract<Token, { kind: 'head' }> | undefined): void {
    const start = this.at;
    this.at += 1;
    const value = unescape(this.match(TEMPLATE_PART)?.[0] ?? '');
    const goesOn = this.text.startsWith('${', this.at);
    this.at += goesOn ? 2 : 1;
    if (!goesOn) {
      if (head === undefined) this.tokens.push({ kind: 'string', value, start });
      else head.end = this.tokens.length;
      return;
    }
    const opened = head ?? { kind: 'head', value, start, end: 0 };
    if (head === undefined) this.tokens.push(opened);
    this.braces.push(opened);
  }
}

export function tokensOf(text: string): Token[] {
  return new Tokenizer(text).run();
}
