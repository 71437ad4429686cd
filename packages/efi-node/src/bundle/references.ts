/** Finds the paths that a source file names: of files it reads, and of modules it asks for when it runs. */
import { PathEvaluator } from './constant-paths.ts';
import { LATE_IMPORT, LATE_REQUIRE, LATE_RESOLVE } from './locals.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface PathReference {
  /** As it stands, or absolute if it was made of `__dirname`, `import.meta.url` or the working directory. */
  readonly text: string;
  /** Otherwise only the beginning of the path is known. */
  readonly isWhole: boolean;
  /** Whether it stands where only a path makes sense, as with `readdirSync('x')` or `root: 'x'`. */
  readonly isCertain: boolean;
  /** Whether it goes on from a folder of which nothing is known: `join(folder, 'x')`, `folder + '/x'`. */
  readonly isRest: boolean;
  /** Whether a function answers it, or it is what a module exports. */
  readonly isHandedOut: boolean;
}

/** A name of a module that is asked for by something other than the bundler's `require` and `import`. */
export interface AskedName {
  readonly specifier: string;
  /** Which of a package's conditions holds. */
  readonly kind: 'require-call' | 'dynamic-import';
}

export interface References {
  readonly paths: readonly PathReference[];
  /** Given to `createRequire(…)(…)`, `require.resolve` and `import.meta.resolve`. */
  readonly names: readonly AskedName[];
  /** Names that `require` and `import()` ask for that are known in part only. */
  readonly late: readonly PathReference[];
  /** Whether there are modules of which nothing is known before the program runs. */
  readonly asksLate: boolean;
}

/** Functions and properties that take a path of files. */
const CERTAIN =
  /^(?:(?:read|open|access|exists|l?stat|cp|copy|scandir|glob|watch|create(?:Read|Write)Stream)\w*|serve\w*|static\w*|send_?file|render(?:File)?|load|root|views?|public|templates?|assets|prefixDir|layouts?|partials|\w*(?:dir|dirs|directory|directories|folder|path|paths|file|files|filename))$/i;

class Finder {
  readonly paths: PathReference[] = [];
  readonly names: AskedName[] = [];
  readonly late: PathReference[] = [];
  asksLate = false;
  private readonly tokens: readonly Token[];
  private readonly evaluator: PathEvaluator;
  /** Functions made by `createRequire`. */
  private readonly requires = new Set<string>();

  constructor(tokens: readonly Token[], cwd: string) {
    this.tokens = tokens;
    this.evaluator = new PathEvaluator(tokens, cwd);
  }

  private is(index: number, value: string): boolean {
    const token = this.tokens[index];
    return token !== undefined && token.kind !== 'string' && token.kind !== 'head' && token.value === value;
  }

  private word(index: number): string | undefined {
    const token = this.tokens[index];
    return token?.kind === 'word' ? token.value : undefined;
  }

  run(): void {
    for (let index = 0; index < this.tokens.length; ) index = this.step(index);
  }

  /** Looks at what begins with a token; the index to go on at. */
  private step(index: number): number {
    const word = this.word(index);
    if (word === 'createRequire' && this.is(index + 1, '(')) return this.createRequire(index);
    const isMember = this.is(index - 1, '.');
    if (word !== undefined && !isMember) {
      if (word === LATE_REQUIRE || this.requires.has(word)) return this.require(index);
      if ((word === LATE_RESOLVE || word === LATE_IMPORT) && this.is(index + 1, '(')) {
        return this.ask(index + 2, 'dynamic-import');
      }
      // `from "x"`, `import "x"`, `import("x")` and `require("x")` are the bundler's.
      if ((word === 'from' || word === 'import') && this.tokens[index + 1]?.kind === 'string')
        return index + 2;
      if ((word === 'import' || word === 'require') && this.tokens[index + 2]?.kind === 'string') {
        if (this.is(index + 1, '(')) return index + 3;
      }
    }
    const { value, next } = this.evaluator.evaluate(index);
    if (value === undefined) return index + 1;
    this.paths.push({
      ...value,
      isCertain: this.isCertain(index),
      isRest: value.isRest === true || (value.text.startsWith('/') && this.is(index - 1, '+')),
      isHandedOut: this.isHandedOut(index),
    });
    // The places for values of a template have strings of their own.
    return this.tokens[index]?.kind === 'head' ? index + 1 : Math.max(next, index + 1);
  }

  /** Whether what stands there is an argument or a property of something that is about files. */
  private isCertain(index: number): boolean {
    let at = index - 1;
    // A second argument: `app.set("views", "x")`, `express.static(…)` as one of `use`.
    if (this.is(at, ',') && this.tokens[at - 1]?.kind === 'string' && this.is(at - 2, '(')) {
      return CERTAIN.test(this.tokens[at - 1]?.value ?? '');
    }
    if (!this.is(at, '(') && !this.is(at, ':')) return false;
    at -= 1;
    // `(0, fs_1.readFileSync)(…)`
    if (this.is(at, ')')) at -= 1;
    return CERTAIN.test(this.tokens[at]?.value ?? '');
  }

  /** Whether what stands there is what a function answers or a module exports. */
  private isHandedOut(index: number): boolean {
    let at = index - 1;
    // `require("path").resolve(…)`
    if (this.is(at, '.') && this.is(at - 1, ')') && this.is(at - 3, '(')) at -= 5;
    if (this.is(at, 'return') || this.is(at, 'default')) return true;
    if (this.is(at, '>')) return this.is(at - 1, '=');
    if (!this.is(at, '=')) return false;
    if (this.is(at - 1, 'exports')) return true;
    return this.is(at - 2, '.') && this.is(at - 3, 'exports');
  }

  private createRequire(index: number): number {
    const end = this.closing(index + 1);
    let start = index;
    while (this.is(start - 1, '.')) start -= 2;
    const variable = this.is(start - 1, '=') ? this.word(start - 2) : undefined;
    if (variable !== undefined) this.requires.add(variable);
    return this.is(end + 1, '(') ? this.ask(end + 2) : end + 1;
  }

  private closing(open: number): number {
    let depth = 0;
    for (let at = open; at < this.tokens.length; at += 1) {
      if (this.is(at, '(')) depth += 1;
      else if (this.is(at, ')')) depth -= 1;
      if (depth === 0) return at;
    }
    return this.tokens.length;
  }

  /** A use of a `require` that is asked when the program runs. */
  private require(index: number): number {
    if (this.is(index + 1, '(')) return this.ask(index + 2);
    if (!this.is(index + 1, '.')) {
      // Handed on as a value: whoever gets it may ask for anything.
      if (!this.is(index + 1, '=') && !this.is(index - 1, 'typeof')) this.asksLate = true;
      return index + 1;
    }
    return this.word(index + 2) === 'resolve' && this.is(index + 3, '(') ? this.ask(index + 4) : index + 3;
  }

  /** The argument of something that asks for a module. */
  private ask(argument: number, kind: AskedName['kind'] = 'require-call'): number {
    const { value, next } = this.evaluator.evaluate(argument);
    const isAll = this.is(next, ')') || this.is(next, ',');
    if (value === undefined || (value.isWhole && !isAll)) {
      this.asksLate = true;
      return argument;
    }
    if (value.isWhole) this.names.push({ specifier: value.text, kind });
    else {
      this.asksLate = true;
      this.late.push({ ...value, isCertain: true, isRest: false, isHandedOut: false });
    }
    return next;
  }
}

/** `text` is JavaScript as esbuild prints it, with `require` and `import()` of `lateModules` named as there. */
export function referencesIn(text: string, cwd: string): References {
  const finder = new Finder(tokensOf(text), cwd);
  finder.run();
  const { paths, names, late, asksLate } = finder;
  return { paths, names, late, asksLate };
}
