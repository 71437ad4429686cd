import { INTEGRATION, REPOSITORY } from './places.ts';
import type { Scenario } from './scenario.ts';

/** What a scenario showed on one platform. */
export interface Trace {
  readonly stdout: string;
  readonly stderr: string;
  /** What the peer printed, '' without one. */
  readonly peer: string;
  /** Exit code, or why there is none. */
  readonly code: number | string;
}

/** The program's files are below /app on the machine and below `integration` on the host. */
function normalisePaths(text: string): string {
  return text
    .replaceAll(`file://${INTEGRATION}/`, 'file:///app/')
    .replaceAll(`${INTEGRATION}/`, '/app/')
    .replaceAll(`${REPOSITORY}/node_modules/`, '/app/node_modules/');
}

/** Frames inside of Node or of the runtime say nothing about the program, and neither does Node's trailer. */
function normaliseStderr(text: string): string {
  return normalisePaths(text)
    .split('\n')
    .filter(
      (line) =>
        !/^\s+at .*\(?node:/.test(line) &&
        !line.startsWith('Node.js v') &&
        !line.startsWith('(Use `node --trace'),
    )
    .join('\n')
    .replaceAll(/\(node:\d+\)/g, '(node:PID)')
    .trimEnd();
}

/** The trace as one text, so that a difference is shown line by line. */
export function traceText(scenario: Scenario, trace: Trace): string {
  const parts = [normalisePaths(trace.stdout)];
  if (scenario.comparesStderr) parts.push(`--- stderr\n${normaliseStderr(trace.stderr)}`);
  if (scenario.peer !== undefined) parts.push(`--- peer\n${normalisePaths(trace.peer)}`);
  parts.push(`--- exit code ${trace.code}`);
  return parts.join('\n');
}
