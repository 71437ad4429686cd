/**
 * esbuild's helpers are made to do as Node does: what `import` gives of CommonJS, what `require` gives of an ES module,
 * and what a namespace is. The runtime's part is node-compat's `runtime/namespaces.ts`. The helpers' text is that of the
 * one version of esbuild that this package depends on.
 */
import { MODULES } from './locals.ts';
import { type Token, tokensOf } from './tokens.ts';

interface Change {
  /** How the helper begins, if the bundle has it. */
  readonly helper: string;
  readonly from: RegExp;
  /** As many lines as before, so that the source map holds. */
  to(found: string): string;
}

function sameLines(text: string, found: string): string {
  return text + '\n'.repeat(found.split('\n').length - 1);
}

const CHANGES: readonly Change[] = [
  {
    helper: 'var __export = ',
    from: /var __export = \((\w+), \w+\) => \{/,
    to: (found) => `${found} ${MODULES}.asNamespace(${/\((\w+),/.exec(found)?.[1] ?? ''});`,
  },
  {
    helper: 'var __toESM = ',
    from: /var __toESM = \(\w+, \w+, \w+\) => \([^]*?\n\)\);/,
    to: (found) => sameLines(`var __toESM = (mod) => ${MODULES}.fromCommon(mod);`, found),
  },
  {
    helper: 'var __toCommonJS = ',
    from: /var __toCommonJS = \(\w+\) => .*;/,
    to: (found) => sameLines(`var __toCommonJS = (mod) => ${MODULES}.toCommon(mod);`, found),
  },
];

/** A module that awaits at its top cannot be required: the table says so by having no function for that. */
const AWAITING_ENTRY = /^( {2}"[^\n]*": \[)\(\) => .*(, \(\) => init_\w+\(\)\.then\()/gm;

const RENAMED_CLASS = /^var (\w+) = class _\1(?= extends | \{)/gm;

/** The class's text with its own name in place of the inner one; undefined if it is more or less than a class. */
function namedAgain(text: string, name: string): string | undefined {
  let changed = '';
  let copied = 0;
  let depth = 0;
  let last: Token | undefined;
  const tokens = tokensOf(text);
  for (const token of tokens) {
    const { kind, value, start } = token;
    if (kind === 'mark' && value === '{') depth += 1;
    else if (kind === 'mark' && value === '}') depth -= 1;
    if (depth === 0 && kind === 'mark' && value === '}' && token !== tokens.at(-1)) return undefined;
    const isMember = last?.kind === 'mark' && last.value === '.' && text[last.start - 1] !== '.';
    if (kind === 'word' && value === `_${name}` && !isMember) {
      changed += `${text.slice(copied, start)} ${name}`;
      copied = start + value.length;
    }
    last = token;
  }
  return depth === 0 ? changed + text.slice(copied) : undefined;
}

/**
 * A class at the top of an ES module that names itself is written `var A = class _A {…}`, so its name would be `_A`. Inside
 * of it `A` is as good: both are the same class. A space keeps the columns.
 */
function withClassNames(code: string): string {
  let changed = '';
  let copied = 0;
  for (const { index, 1: name = '' } of code.matchAll(RENAMED_CLASS)) {
    // It ends with the first brace at the start of a line, unless that stands in a template.
    for (let end = index; end >= 0 && copied <= index; ) {
      end = code.indexOf('\n}', end + 1);
      const text = end < 0 ? undefined : namedAgain(code.slice(index, end + 2), name);
      if (text === undefined) continue;
      changed += code.slice(copied, index) + text;
      copied = end + 2;
    }
  }
  return changed + code.slice(copied);
}

/** Changes the text of a bundle that is not minified. Throws for a text that is not as expected. */
export function withNodesHelpers(code: string): string {
  let changed = code;
  for (const { helper, from, to } of CHANGES) {
    if (!changed.includes(`\n${helper}`)) continue;
    if (!from.test(changed)) throw new Error(`this esbuild's helper is not the known one: ${helper}`);
    changed = changed.replace(from, (found) => to(found));
  }
  return withClassNames(changed.replaceAll(AWAITING_ENTRY, '$1undefined$2'));
}
