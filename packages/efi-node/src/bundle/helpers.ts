/**
 * esbuild's helpers are made to do as Node does: what `import` gives of CommonJS, what `require` gives of an ES module,
 * and what a namespace is. The runtime's part is node-compat's `runtime/namespaces.ts`. The helpers' text is that of the
 * one version of esbuild that this package depends on.
 */
import { MODULES } from './locals.ts';

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
    from: /var __toESM = \(mod, isNodeMode, target\) => \([^]*?\n\)\);/,
    to: (found) => sameLines(`var __toESM = (mod) => ${MODULES}.fromCommon(mod);`, found),
  },
  {
    helper: 'var __toCommonJS = ',
    from: /var __toCommonJS = \(mod\) => .*;/,
    to: (found) => sameLines(`var __toCommonJS = (mod) => ${MODULES}.toCommon(mod);`, found),
  },
];

/** A module that awaits at its top cannot be required: the table says so by having no function for that. */
const AWAITING_ENTRY = /^( {2}"[^\n]*": \[)\(\) => .*(, \(\) => init_\w+\(\)\.then\()/gm;

/** Changes the text of a bundle that is not minified. Throws for a text that is not as expected. */
export function withNodesHelpers(code: string): string {
  let changed = code;
  for (const { helper, from, to } of CHANGES) {
    if (!changed.includes(`\n${helper}`)) continue;
    if (!from.test(changed)) throw new Error(`this esbuild's helper is not the known one: ${helper}`);
    changed = changed.replace(from, (found) => to(found));
  }
  return changed.replaceAll(AWAITING_ENTRY, '$1undefined$2');
}
