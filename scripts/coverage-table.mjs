// What of Node's `net` and `dns` pages which scenario shows: writes docs/coverage-net.md from the names in
// integration/coverage/net.json and the `covers:` lines of the scenarios. With --check it changes nothing and fails
// when the file is out of date, an item is neither shown nor excused, or a line names what the list has not.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const table = `${root}docs/coverage-net.md`;
const { groups, uncovered } = JSON.parse(readFileSync(`${root}integration/coverage/net.json`, 'utf8'));
const items = groups.flatMap((group) => group.items);
const shownBy = new Map(items.map((item) => [item, []]));
const problems = [];
let count = 0;

for (const area of ['net', 'dns']) {
  for (const file of readdirSync(`${root}integration/scenarios/${area}`).toSorted()) {
    if (!/\.[cm]?[jt]s$/.test(file) || file.endsWith('.peer.mjs')) continue;
    count += 1;
    const name = `${area}/${file.replace(/\.\w+$/, '')}`;
    const text = readFileSync(`${root}integration/scenarios/${area}/${file}`, 'utf8');
    const program = text.replaceAll(/^\/\/.*$/gm, '');
    for (const [, list] of text.matchAll(/^\/\/ covers: (.+)$/gm)) {
      for (const item of list.split(/,\s*/)) {
        const scenarios = shownBy.get(item);
        // Codes of errors are in what a scenario prints; all else is named by the program itself.
        const word = item.split(/[.#:]/).at(-1);
        if (scenarios === undefined) problems.push(`${name} covers ${item}, which is not in the list`);
        else if (!item.startsWith('error:') && !new RegExp(`\\b${word}\\b`).test(program))
          problems.push(`${name} covers ${item}, and never names ${word}`);
        else if (!scenarios.includes(name)) scenarios.push(name);
      }
    }
  }
}

for (const [item, scenarios] of shownBy) {
  if (scenarios.length === 0 && !uncovered[item]) problems.push(`no scenario covers ${item}`);
  if (scenarios.length > 0 && uncovered[item]) problems.push(`${item} is covered, and excused`);
}
for (const item of Object.keys(uncovered))
  if (!shownBy.has(item)) problems.push(`${item} is excused, and not in the list`);

const lines = [
  '# What of `net` and `dns` is shown by which scenario',
  '',
  `${count} scenarios, in \`integration/scenarios\`, each compared with Node. Written by \`node scripts/coverage-table.mjs\`.`,
];
for (const { title, items: names } of groups) {
  lines.push('', `## ${title}`, '', '| what | scenarios |', '| --- | --- |');
  for (const item of names)
    lines.push(`| \`${item}\` | ${shownBy.get(item).join(', ') || `none: ${uncovered[item] ?? '?'}`} |`);
}
const wanted = `${lines.join('\n')}\n`;

if (process.argv.includes('--check')) {
  let present = '';
  try {
    present = readFileSync(table, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (present !== wanted)
    problems.push('docs/coverage-net.md is out of date: node scripts/coverage-table.mjs');
} else {
  writeFileSync(table, wanted);
}
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
