// What of Node's `net`, `dns` and `http` pages, and of `fetch`, which scenario shows, and how far the builtins go: writes
// docs/coverage-*.md from integration/coverage/*.json and the `covers:` lines of the scenarios. With --check it changes nothing
// and fails when a file is out of date, an item is neither shown nor excused, or a line names what the lists have not.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const problems = [];

const tables = [
  { list: 'net', title: 'What of `net` and `dns` is shown by which scenario', areas: ['net', 'dns'] },
  { list: 'http', title: 'What of `http` is shown by which scenario', areas: ['http', 'websocket'] },
  { list: 'fetch', title: 'What of `fetch` and its classes is shown by which scenario', areas: ['fetch'] },
];

/** Names of the files of an area's scenarios, in order. */
function scenariosOf(area) {
  return readdirSync(`${root}integration/scenarios/${area}`)
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !file.endsWith('.peer.mjs'))
    .toSorted();
}

/** Enters what the scenario's `covers:` lines name into `shownBy`. */
function readCovers(area, file, shownBy) {
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

function writeTable({ list, title, areas }) {
  const table = `docs/coverage-${list}.md`;
  const { groups, uncovered } = JSON.parse(readFileSync(`${root}integration/coverage/${list}.json`, 'utf8'));
  const shownBy = new Map(groups.flatMap(({ items }) => items).map((item) => [item, []]));
  let count = 0;
  for (const area of areas) {
    for (const file of scenariosOf(area)) {
      count += 1;
      readCovers(area, file, shownBy);
    }
  }

  for (const [item, scenarios] of shownBy) {
    if (scenarios.length === 0 && !uncovered[item]) problems.push(`no scenario covers ${item}`);
    if (scenarios.length > 0 && uncovered[item]) problems.push(`${item} is covered, and excused`);
  }
  for (const item of Object.keys(uncovered))
    if (!shownBy.has(item)) problems.push(`${item} is excused, and not in the list`);

  const lines = [
    `# ${title}`,
    '',
    `${count} scenarios, in \`integration/scenarios\`, each compared with Node. Written by \`node scripts/coverage-table.mjs\`.`,
  ];
  for (const group of groups) {
    lines.push('', `## ${group.title}`, '', '| what | scenarios |', '| --- | --- |');
    for (const item of group.items)
      lines.push(`| \`${item}\` | ${shownBy.get(item).join(', ') || `none: ${uncovered[item] ?? '?'}`} |`);
  }
  const wanted = `${lines.join('\n')}\n`;

  writeOrCompare(table, wanted);
}

function writeOrCompare(table, wanted) {
  if (!check) {
    writeFileSync(`${root}${table}`, wanted);
    return;
  }
  let present = '';
  try {
    present = readFileSync(`${root}${table}`, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (present !== wanted) problems.push(`${table} is out of date: node scripts/coverage-table.mjs`);
}

/** Of the builtins it is told how far each goes; integration/tests/names.test.ts compares names. */
function writeBuiltins() {
  const { builtins, missing } = JSON.parse(readFileSync(`${root}integration/coverage/builtins.json`, 'utf8'));
  const lines = [
    '# How far the builtins go',
    '',
    'Every builtin of Node 24 can be imported. *real*: all of it is there. *partial*: some functions throw',
    '`ERR_FEATURE_UNAVAILABLE_ON_PLATFORM`. *absent*: all of them do. Written by `node scripts/coverage-table.mjs`.',
    '',
    '| builtin | support | what is missing, and why |',
    '| --- | --- | --- |',
    ...builtins.map(({ name, support, note = '' }) => `| \`${name}\` | ${support} | ${note} |`),
    '',
    '## Names that Node has and that are not here',
    '',
    '| names | why |',
    '| --- | --- |',
    ...missing.map(({ names, why }) => `| ${names.map((name) => `\`${name}\``).join(', ')} | ${why} |`),
  ];
  writeOrCompare('docs/coverage-builtins.md', `${lines.join('\n')}\n`);
}

for (const table of tables) writeTable(table);
writeBuiltins();
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
