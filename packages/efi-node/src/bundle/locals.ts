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
/** `require.main`. */
export const MAIN = '__efiMain';

/** `require`, as a value or with a name that is made at run time. As long as that word, so that columns stay. */
export const LATE_REQUIRE = '$efireq';
/** `import`, called with a name that is made at run time. As long as that word too. */
export const LATE_IMPORT = '$efimp';
export const LATE_RESOLVE = '$efiresolve';

/** What the program's function gets as its sixth parameter: see node-compat's `runtime/modules.ts`. */
export const MODULES = '__efi';

/** For esbuild's option `define`. */
export const LOCAL_DEFINES: Readonly<Record<string, string>> = {
  __filename: FILENAME,
  __dirname: DIRNAME,
  'import.meta.filename': FILENAME,
  'import.meta.dirname': DIRNAME,
  'import.meta.url': URL_NAME,
  'import.meta.main': IS_MAIN,
  'import.meta.resolve': LATE_RESOLVE,
  'require.main': MAIN,
};

const MENTION = /__filename|__dirname|import\s*\.\s*meta/;
/** What only Node's own module objects have; esbuild's have `exports` alone. */
const MODULE_MENTION =
  /\bmodule\s*\.\s*(?:id|filename|path|paths|parent|children|loaded|require|isPreloading)\b|\brequire\s*\.\s*main\b/;
const IS_ESM = /^\s*(?:import\b\s*["'{*\w]|export\b\s*[{*\w])/m;
/** Hashbang, white space, comments and directives: what must stay at the top of a file. */
const PROLOGUE = /^(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/|(?:'use \w+'|"use \w+")[^\S\n]*(?:;|(?=\n|$)))*/;

/** The file's URL, as Node writes it. */
export function fileUrl(path: string): string {
  return `file://${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The statements that a file needs in front. */
function preparations(source: string, path: string, isEntry: boolean): string {
  const file = JSON.stringify(path);
  const isCommon = !/\.m[jt]s$/.test(path) && !IS_ESM.test(source);
  const adopts = isCommon && (isEntry ? /\bmodule\b/ : MODULE_MENTION).test(source);
  const variables: string[] = [];
  const declare = (name: string, value: string): void => {
    variables.push(`${name}=${value}`);
  };
  if (MENTION.test(source)) {
    declare(FILENAME, file);
    declare(DIRNAME, JSON.stringify(dirname(path)));
    declare(URL_NAME, JSON.stringify(fileUrl(path)));
    declare(IS_MAIN, String(isEntry));
  }
  if (/\brequire\s*\.\s*main\b/.test(source) || source.includes(MAIN)) declare(MAIN, `${MODULES}.main()`);
  if (source.includes(LATE_REQUIRE)) declare(LATE_REQUIRE, `${MODULES}.require(${file})`);
  if (source.includes(LATE_IMPORT)) declare(LATE_IMPORT, `${MODULES}.import(${file})`);
  if (/import\s*\.\s*meta\s*\.\s*resolve/.test(source)) declare(LATE_RESOLVE, `${MODULES}.resolve(${file})`);
  const declarations = variables.length > 0 ? `var ${variables.join(',')};` : '';
  return `${adopts ? `${MODULES}.adopt(module,${file},${isEntry});` : ''}${declarations}`;
}

/**
 * The file's text with what it needs in front, on a line that is already there, so that no line moves; undefined if it
 * needs nothing. `path` is the file's on the machine.
 */
export function withLocals(text: string, path: string, isEntry: boolean): string | undefined {
  const hashbang = text.startsWith('#!');
  // esbuild would put a hashbang in front of everything.
  const source = hashbang ? `//${text.slice(2)}` : text;
  const prepared = preparations(source, path, isEntry);
  if (prepared === '') return hashbang ? source : undefined;
  const at = PROLOGUE.exec(source)?.[0].length ?? 0;
  return `${source.slice(0, at)};${prepared}${source.slice(at)}`;
}
