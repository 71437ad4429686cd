/**
 * What can be known of paths before a program runs: strings, and what `path.join`, `new URL` and their relatives make of
 * them. esbuild has folded `__dirname + '/x'` already.
 */
import { dirname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Token } from './tokens.ts';

/** A text of which all is known, or only the beginning. */
export interface Known {
  readonly text: string;
  readonly isWhole: boolean;
  /** Whether it goes on from a folder of which nothing is known. */
  readonly isRest?: boolean;
}

export interface Evaluated {
  readonly value: Known | undefined;
  /** Index of the token behind the expression. */
  readonly next: number;
}

const PATH_FUNCTIONS = new Set([
  'join',
  'resolve',
  'normalize',
  'dirname',
  'fileURLToPath',
  'URL',
  'cwd',
  'String',
]);

function fromUrl(text: string): string | undefined {
  try {
    return fileURLToPath(text);
  } catch {
    return undefined;
  }
}

function resolveUrl(reference: Known, base: Known | undefined): Known | undefined {
  if (base?.isWhole !== true || !base.text.startsWith('file:')) return undefined;
  if (!URL.canParse(reference.text, base.text)) return undefined;
  const path = fromUrl(new URL(reference.text, base.text).href);
  return path === undefined ? undefined : { text: path, isWhole: reference.isWhole };
}

/** Parts of a path up to the first that is not known; a base that is not known is left out. */
function joined(parts: readonly (Known | undefined)[]): Known | undefined {
  const [first, ...others] = parts;
  const known: string[] = first === undefined ? [] : [first.text];
  let isWhole = first?.isWhole ?? true;
  for (const part of isWhole ? others : []) {
    if (part === undefined) isWhole = false;
    else known.push(part.text);
    if (part?.isWhole === false) isWhole = false;
    if (!isWhole) break;
  }
  if (known.length === 0) return undefined;
  const text = join(...known);
  // What follows is another part, not more of the last one.
  const ended = !isWhole && parts[known.length - (first === undefined ? 0 : 1)]?.isWhole !== false;
  return {
    text: ended ? join(text, '/') : text,
    isWhole,
    isRest: parts.length > 1 && (first === undefined || first.isRest === true),
  };
}

/** Evaluates expressions among the tokens of one file. */
export class PathEvaluator {
  private readonly tokens: readonly Token[];
  private readonly cwd: string;
  /** Variables that were declared with a value that is known. */
  private readonly variables = new Map<string, Known>();

  constructor(tokens: readonly Token[], cwd: string) {
    this.tokens = tokens;
    this.cwd = cwd;
    for (const [index, token] of tokens.entries()) {
      if (token.kind !== 'mark' || token.value !== '=' || this.isMark(index + 1, '=')) continue;
      const name = tokens[index - 1];
      const before = tokens[index - 2];
      if (name?.kind !== 'word' || (before?.kind === 'mark' && before.value === '.')) continue;
      const { value, next } = this.evaluate(index + 1);
      const isAll = this.isMark(next, ';') || this.isMark(next, ',') || next >= tokens.length;
      if (value !== undefined && isAll) this.variables.set(name.value, value);
      else this.variables.delete(name.value);
    }
  }

  private isMark(index: number, value: string): boolean {
    const token = this.tokens[index];
    return token?.kind === 'mark' && token.value === value;
  }

  /** The expression that begins with a token; one token further if nothing is known of it. */
  evaluate(index: number): Evaluated {
    let { value, next } = this.primary(index);
    while (value !== undefined && this.isMark(next, '+') && !this.isMark(next + 1, '+')) {
      const right = this.primary(next + 1);
      if (!value.isWhole) break;
      if (right.value === undefined) return { value: { ...value, isWhole: false }, next: next + 1 };
      value = { ...value, text: value.text + right.value.text, isWhole: right.value.isWhole };
      next = right.next;
    }
    return { value, next };
  }

  private primary(index: number): Evaluated {
    const unknown = { value: undefined, next: index + 1 };
    const token = this.tokens[index];
    if (token === undefined) return unknown;
    if (token.kind === 'mark') return this.detached(index) ?? unknown;
    if (token.kind === 'string') return { value: { text: token.value, isWhole: true }, next: index + 1 };
    if (token.kind === 'head') return { value: { text: token.value, isWhole: false }, next: token.end };
    return this.named(index) ?? unknown;
  }

  /** `(0, path_1.join)(…)`, as compilers write the call of an import. */
  private detached(index: number): Evaluated | undefined {
    const isDetached = this.isMark(index, '(') && this.tokens[index + 1]?.value === '0';
    if (!isDetached || !this.isMark(index + 2, ',')) return undefined;
    let last = index + 3;
    while (this.isMark(last + 1, '.')) last += 2;
    const name = this.tokens[last]?.value ?? '';
    if (!this.isMark(last + 1, ')') || !this.isMark(last + 2, '(')) return undefined;
    return PATH_FUNCTIONS.has(name) ? this.call(name, last + 3) : undefined;
  }

  /** What a minifier makes of `join(__dirname, '../x')`: any name, and the strings show what it is. */
  private isMinifiedJoin(open: number): boolean {
    const folder = this.tokens[open + 1];
    const rest = this.tokens[open + 3];
    return (
      folder?.kind === 'string' &&
      folder.value.startsWith('/') &&
      this.isMark(open + 2, ',') &&
      rest?.kind === 'string' &&
      /^\.\.?\//.test(rest.value)
    );
  }

  /** A variable, or the call of a function of paths. */
  private named(index: number): Evaluated | undefined {
    const first = this.tokens[index];
    if (first === undefined) return undefined;
    if (this.isMark(index - 1, '.')) {
      // Of an object that is no mere name: `require("path").join(…)`.
      const isCall = this.isMark(index - 2, ')') && this.isMark(index + 1, '(');
      return isCall && PATH_FUNCTIONS.has(first.value) ? this.call(first.value, index + 2) : undefined;
    }
    let last = index;
    const isNew = first.value === 'new';
    if (isNew) last += 1;
    while (this.isMark(last + 1, '.') && this.tokens[last + 2]?.kind === 'word') last += 2;
    const name = this.tokens[last]?.value ?? '';
    if (this.isMark(last + 1, '(') && PATH_FUNCTIONS.has(name)) {
      // `resolve('x')` alone may as well be a promise's, which takes one value.
      const isOfPaths =
        /^(?:path|posix)/i.test(first.value) || this.isMark(this.endOfArgument(last + 2), ',');
      const isPlain = name === 'resolve' && !isOfPaths;
      return this.call(isPlain ? 'String' : name, last + 2);
    }
    if (name.length <= 2 && this.isMark(last + 1, '(') && this.isMinifiedJoin(last + 1)) {
      return this.call('join', last + 2);
    }
    const value = last === index && !isNew ? this.variables.get(first.value) : undefined;
    const isTarget = this.isMark(index + 1, '=') || this.isMark(index + 1, ':');
    return value === undefined || isTarget ? undefined : { value, next: index + 1 };
  }

  private call(name: string, start: number): Evaluated {
    const parts: (Known | undefined)[] = [];
    let next = start;
    while (next < this.tokens.length && !this.isMark(next, ')')) {
      const part = this.evaluate(next);
      next = this.endOfArgument(part.next);
      // An argument that goes on behind what is known of it is not known.
      parts.push(next === part.next || part.value?.isWhole === false ? part.value : undefined);
      if (this.isMark(next, ',')) next += 1;
    }
    next += 1;
    if (this.isMark(next, '.') && /^(?:pathname|href)$/.test(this.tokens[next + 1]?.value ?? '')) next += 2;
    return { value: this.result(name, parts), next };
  }

  private endOfArgument(index: number): number {
    let depth = 0;
    for (let at = index; at < this.tokens.length; at += 1) {
      const token = this.tokens[at];
      if (token?.kind !== 'mark') continue;
      if ('([{'.includes(token.value)) depth += 1;
      else if (')]}'.includes(token.value)) {
        if (depth === 0) return at;
        depth -= 1;
      } else if (token.value === ',' && depth === 0) return at;
    }
    return this.tokens.length;
  }

  private result(name: string, parts: readonly (Known | undefined)[]): Known | undefined {
    const [first, second] = parts;
    switch (name) {
      case 'cwd':
        return { text: this.cwd, isWhole: true };
      case 'join':
        return joined(parts);
      case 'resolve': {
        const known = joined(parts);
        return first === undefined || known === undefined
          ? known
          : { ...known, text: resolve(this.cwd, known.text) + (known.text.endsWith('/') ? '/' : '') };
      }
      case 'URL':
        return first === undefined ? undefined : resolveUrl(first, second);
      case 'fileURLToPath':
        return first?.isWhole === true && first.text.startsWith('file:')
          ? { text: fromUrl(first.text) ?? first.text, isWhole: true }
          : first;
      case 'dirname':
        return first?.isWhole === true ? { text: dirname(first.text), isWhole: true } : undefined;
      case 'normalize':
        return first === undefined ? undefined : { ...first, text: normalize(first.text) };
      default:
        return first;
    }
  }
}
