/** The program's source files as they are given to the bundler, and what they name. */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Loader, TransformOptions } from 'esbuild';
import { type Esbuild, isBuildFailure } from './guards.ts';
import { loaderOf } from './loaders.ts';
import { LATE_IMPORT, LATE_REQUIRE, LATE_RESOLVE, MAIN, withLocals } from './locals.ts';
import { isInNodeModules, machinePath } from './module-paths.ts';
import { type References, referencesIn } from './references.ts';
import { tokensOf } from './tokens.ts';
import { nearestSettings } from './typescript-settings.ts';

export interface Source {
  /** What the bundler gets in place of the file's text; undefined for the text as it is. */
  readonly contents: string | undefined;
  readonly loader: Loader;
  readonly references: References;
}

const NOTHING: References = { paths: [], names: [], late: [], asksLate: false };

/** `require` other than `require('x')`, and `import(…)` other than of a constant. */
const MAY_ASK_LATE =
  /\brequire\b(?!\s*\(\s*(['"])[^'"\n]*\1\s*\))|\bimport\s*\((?!\s*(['"])[^'"\n]*\2\s*[),])|\bcreateRequire\b|\bmeta\s*\.\s*resolve\b/;
const NAMES_FILES = /__dirname|__filename|\bmeta\s*\.\s*(?:url|dirname|filename)\b/;

const STRING = '(?:"(?:[^"\\\\\\n]|\\\\.)*"|\'(?:[^\'\\\\\\n]|\\\\.)*\'|`[^`$\\\\]*`)';
/** Names that are known, and choices among such: the bundler follows these by itself. */
const KNOWN_REQUIRE = new RegExp(
  `\\${LATE_REQUIRE}(?=\\((?:${STRING}|[^()"'\`]* \\? ${STRING} : ${STRING})\\))`,
  'g',
);

/** Gives `import(…)` of a name that is not known another name, so that the bundler leaves it alone. */
function markImports(text: string): string {
  if (!/\bimport\(/.test(text)) return text;
  const tokens = tokensOf(text);
  let marked = '';
  let copied = 0;
  for (const [index, { kind, value, start }] of tokens.entries()) {
    const previous = tokens[index - 1];
    if (kind !== 'word' || value !== 'import' || tokens[index + 1]?.value !== '(') continue;
    if (previous?.kind === 'mark' && previous.value === '.') continue;
    const isKnown = tokens[index + 2]?.kind === 'string' && /^[),]$/.test(tokens[index + 3]?.value ?? '');
    if (isKnown) continue;
    marked += text.slice(copied, start) + LATE_IMPORT;
    copied = start + 'import'.length;
  }
  return marked + text.slice(copied);
}

export class Sources {
  private readonly esbuild: Esbuild;
  private readonly root: string;
  private readonly entry: string;
  private readonly cwd: string;
  private readonly known = new Map<string, Promise<Source>>();

  constructor(esbuild: Esbuild, root: string, entry: string, cwd: string) {
    this.esbuild = esbuild;
    this.root = root;
    this.entry = entry;
    this.cwd = cwd;
  }

  /** A JavaScript or TypeScript file, by its absolute path. */
  read(file: string): Promise<Source> {
    let source = this.known.get(file);
    if (source === undefined) {
      source = this.examine(file);
      this.known.set(file, source);
    }
    return source;
  }

  private async examine(file: string): Promise<Source> {
    const text = readFileSync(file, 'utf8');
    const asksLate = MAY_ASK_LATE.test(text) && !text.includes(LATE_REQUIRE);
    const isExamined = asksLate || !isInNodeModules(file) || NAMES_FILES.test(text);
    const references = isExamined ? await this.references(file, text) : NOTHING;
    const loader = loaderOf(file);
    const usesLate = asksLate && (await this.withLateModules(file, text));
    const prepared = usesLate === false ? text : usesLate;
    const contents = withLocals(prepared, machinePath(file, this.root), file === this.entry);
    return {
      contents: contents ?? (usesLate === false ? undefined : prepared),
      loader: usesLate === false ? loader : 'js',
      references,
    };
  }

  private async transform(
    file: string,
    text: string,
    options: TransformOptions,
  ): Promise<string | undefined> {
    const loader = loaderOf(file);
    const settings = loader === 'js' ? undefined : nearestSettings(file)?.text;
    try {
      const { code } = await this.esbuild.transform(text, {
        loader,
        ...(settings === undefined ? {} : { tsconfigRaw: settings }),
        sourcefile: encodeURIComponent(basename(file)),
        legalComments: 'none',
        charset: 'utf8',
        logLevel: 'silent',
        ...options,
      });
      return code;
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      // The bundler itself will say so, with the place.
      return undefined;
    }
  }

  private async references(file: string, text: string): Promise<References> {
    const url = JSON.stringify(pathToFileURL(file).href);
    const directory = JSON.stringify(dirname(file));
    const code = await this.transform(file, text, {
      minifySyntax: true,
      define: {
        require: LATE_REQUIRE,
        'require.main': MAIN,
        __filename: JSON.stringify(file),
        __dirname: directory,
        'import.meta.filename': JSON.stringify(file),
        'import.meta.dirname': directory,
        'import.meta.url': url,
        'import.meta.resolve': LATE_RESOLVE,
      },
    });
    if (code === undefined) return NOTHING;
    return referencesIn(markImports(code.replaceAll(KNOWN_REQUIRE, 'require')), this.cwd);
  }

  /** The text with its late `require` and `import()` renamed, and a map to the file; false if there are none. */
  private async withLateModules(file: string, text: string): Promise<string | false> {
    const code = await this.transform(file, text, {
      define: { require: LATE_REQUIRE, 'require.main': MAIN },
      sourcemap: 'inline',
      sourcesContent: false,
    });
    if (code === undefined) return false;
    const marked = markImports(code.replaceAll(KNOWN_REQUIRE, 'require'));
    const isLate = marked.includes(LATE_REQUIRE) || marked.includes(`${LATE_IMPORT}(`);
    return isLate ? marked : false;
  }
}
