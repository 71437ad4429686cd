/**
 * What Node gives each module under its own name (`__dirname`, `import.meta.url`, …) is given here by variables that
 * are declared in the file itself. The bundler replaces the free names by these (esbuild's `define`), so a file that
 * declares its own `__dirname` keeps it.
 */
import { dirname } from 'node:path/posix';

const FILENAME = '__efiFilename';
const DIRNAME = '__efiDirname';
const URL_NAME = '__efiUrl';
const IS_MAIN = '__efiIsMain';

/** For esbuild's option `define`. */
export const LOCAL_DEFINES: Readonly<Record<string, string>> = {
  __filename: FILENAME,
  __dirname: DIRNAME,
  'import.meta.filename': FILENAME,
  'import.meta.dirname': DIRNAME,
  'import.meta.url': URL_NAME,
  'import.meta.main': IS_MAIN,
};

const MENTION = /__filename|__dirname|import\s*\.\s*meta/;
/** Hashbang, white space, comments and directives: what must stay at the top of a file. */
const PROLOGUE = /^(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/|(?:'use \w+'|"use \w+")[^\S\n]*(?:;|(?=\n|$)))*/;

/**
 * The file's text with the declarations it needs, on a line that is already there, so that no line moves;
 * undefined if it needs none.
 */
export function withLocals(text: string, path: string, isEntry: boolean): string | undefined {
  const hashbang = text.startsWith('#!');
  if (!hashbang && !MENTION.test(text)) return undefined;
  // esbuild would put a hashbang in front of everything.
  const source = hashbang ? `//${text.slice(2)}` : text;
  if (!MENTION.test(source)) return source;
  const at = PROLOGUE.exec(source)?.[0].length ?? 0;
  const values: Record<string, string | boolean> = {
    [FILENAME]: path,
    [DIRNAME]: dirname(path),
    [URL_NAME]: `file://${path.split('/').map(encodeURIComponent).join('/')}`,
    [IS_MAIN]: isEntry,
  };
  const declarations = Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',');
  return `${source.slice(0, at)};var ${declarations};${source.slice(at)}`;
}
