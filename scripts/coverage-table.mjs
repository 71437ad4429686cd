// What of Node's pages which scenario shows: writes docs/coverage-*.md from the names in
// integration/coverage/*.json and the `covers:` lines of the scenarios. With --check it changes nothing and fails
// when a file is out of date, an item is neither shown nor excused, or a line names what the list has not.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const problems = [];

/** One list of names, the areas whose scenarios show them, and what the table is headed with. */
function compare(list, areas, what) {
  const file = `docs/coverage-${list}.md`;
  const { groups, uncovered } = JSON.parse(readFileSync(`${root}integration/coverage/${list}.json`, 'utf8'));
  const items = groups.flatMap((group) => group.items);
  const shownBy = new Map(items.map((item) => [item, []]));
  let count = 0;

  for (const area of areas) {
    for (const scenario of readdirSync(`${root}integration/scenarios/${area}`).toSorted()) {
      if (!/\.[cm]?[jt]s$/.test(scenario) || scenario.endsWith('.peer.mjs')) continue;
      count += 1;
      const name = `${area}/${scenario.replace(/\.\w+$/, '')}`;
      const text = readFileSync(`${root}integration/scenarios/${area}/${scenario}`, 'utf8');
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
    `# What of ${what} is shown by which scenario`,
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
      present = readFileSync(`${root}${file}`, 'utf8');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    if (present !== wanted) problems.push(`${file} is out of date: node scripts/coverage-table.mjs`);
  } else {
    writeFileSync(`${root}${file}`, wanted);
  }
}

compare('net', ['net', 'dns'], '`net` and `dns`');
compare('fetch', ['fetch'], '`fetch` and its classes');
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
