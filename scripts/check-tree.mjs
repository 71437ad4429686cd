// Rules of the tree that no other tool checks: no absolute path of a developer's machine, no host of a registry or
// mirror, no test skipped without its reason, long files only where a reason stands in the list.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean);
const text = files.filter((name) => /\.(ts|mts|mjs|js|cjs|c|h|json|md|ya?ml|sh)$|^\.ci\//.test(name));
const MAX_LINES = 600;

const rules = [
  { name: 'absolute path of one machine', pattern: /\/(?:root|home\/\w+|work\/main)\// },
  {
    name: 'host of a registry or mirror',
    pattern: /https?:\/\/(?:registry\.|deb\.|snapshot\.|security\.|ftp\.)[\w.-]+/,
  },
  { name: 'focused test', pattern: /\b(?:it|test|describe)\.only\b/ },
  {
    name: 'silenced compiler',
    pattern: /@ts-(?:ignore|expect-error|nocheck)|\bas unknown as\b|\bas any\b/,
    only: /\.m?ts$/,
  },
];

const problems = [];
for (const file of text) {
  if (file === 'pnpm-lock.yaml' || file === 'scripts/check-tree.mjs') continue;
  const lines = readFileSync(`${root}/${file}`, 'utf8').split('\n');
  for (const { name, pattern, only } of rules) {
    if (only && !only.test(file)) continue;
    lines.forEach(
      (line, i) => pattern.test(line) && problems.push(`${file}:${i + 1}: ${name}: ${line.trim()}`),
    );
  }
  if (/\.(ts|c|h|mjs)$/.test(file) && lines.length > MAX_LINES)
    problems.push(`${file}: ${lines.length} lines; a file with one job has at most ${MAX_LINES}`);
}
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
