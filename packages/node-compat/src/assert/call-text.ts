/** The text of a call in the program's source, for the message of `assert.ok`. */
import { callSites, sourceLineOf } from '../stack.ts';
import { member } from '../narrow.ts';

/** Where the expression that is called begins, from any place inside it. */
function startOfCallee(line: string, at: number): number {
  let start = Math.min(at, line.length);
  while (start > 0 && /[\w$.]/.test(line.charAt(start - 1))) start--;
  return start;
}

/** The place behind the parenthesis that ends the call, or the end of the line. */
function endOfCall(line: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let i = from; i < line.length; i++) {
    const character = line.charAt(i);
    if (quote !== '') {
      if (character === '\\') i++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return line.length;
}

/** The call of `callee` that is running, as far as it stands on one line; undefined where the source is not known. */
export function callText(callee: (...args: never[]) => unknown): string | undefined {
  const [site] = callSites(callee, 1);
  const file = member(site, 'scriptName');
  const line = member(site, 'lineNumber');
  const column = member(site, 'columnNumber');
  if (typeof file !== 'string' || typeof line !== 'number' || typeof column !== 'number') return undefined;
  const text = sourceLineOf(file, line);
  if (text === undefined) return undefined;
  const start = startOfCallee(text, column - 1);
  const found = text.slice(start, endOfCall(text, start));
  return /^[\w$.]+\s*\(/.test(found) ? found : undefined;
}
