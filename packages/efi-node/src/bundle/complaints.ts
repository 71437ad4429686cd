/** What the user is told of a program that cannot be bundled. */
import type { Message } from 'esbuild';
import { CommandError } from '../command-error.ts';
import { isNodeBuiltin } from './builtins.ts';

/** A message as `file:line:column: text` with the line and a mark below it. */
function describe(message: Message): string {
  const { location } = message;
  if (location === null) return message.text;
  const gutter = String(location.line);
  const mark = '^'.padEnd(Math.max(1, location.length), '~');
  return [
    `${location.file}:${location.line}:${location.column + 1}: ${message.text}`,
    `  ${gutter} | ${location.lineText}`,
    `  ${' '.repeat(gutter.length)} | ${' '.repeat(location.column)}${mark}`,
  ].join('\n');
}

export function failure(messages: readonly Message[]): CommandError {
  const shown = messages.slice(0, 10).map(describe);
  if (messages.length > shown.length) shown.push(`and ${messages.length - shown.length} more`);
  return new CommandError(shown.join('\n'));
}

export function explainUnresolved(message: Message, name: string): Message {
  if (isNodeBuiltin(name)) {
    return { ...message, text: `the builtin '${name}' does not exist in firmware` };
  }
  const hint = /^[./]/.test(name)
    ? ''
    : `; install it: npm install ${name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/')}`;
  return { ...message, text: `cannot find '${name}'${hint}` };
}

export function explainAddon(message: Message, path: string): Message {
  return { ...message, text: `a native addon (.node) cannot be loaded in firmware: ${path}` };
}
