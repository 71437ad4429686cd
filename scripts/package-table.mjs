// Which npm packages run unchanged, and what they cost: writes docs/packages.md and the table of README.md from the list in
// integration/coverage/packages.json, the `package:` and `tried:` lines of the scenarios, the installed versions, and the
// figures in integration/packages.json. With --check it changes nothing and fails when a table is out of date or a
// package of the list has neither a scenario nor a reason. `--measure [NAME…]` boots machines for the figures first.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SCENARIOS = 'integration/scenarios/packages';
const FIGURES = 'integration/packages.json';
const GOOD = 'as on Node';
const [BEGIN, END] = ['<!-- packages: written by scripts/package-table.mjs -->', '<!-- end of packages -->'];

const problems = [];
const read = (path) => readFileSync(root + path, 'utf8');
const readJson = (path) => JSON.parse(read(path));
const list = readJson('integration/coverage/packages.json');
const installed = (name) => readJson(`integration/node_modules/${name}/package.json`);

/** The row that a package is in: a companion's is that of the package it goes with, an alias has its own. */
function rowOf(name, text) {
  const aliases = [...rows.keys()].filter((row) => row !== name && installed(row).name === name);
  const alias = aliases.find((row) => text.includes(`'${row}'`));
  return alias ?? list.companions[name] ?? name;
}

const rows = new Map();
for (const { packages } of list.groups) for (const name of packages) rows.set(name, new Map());

/** Enters each scenario's file and what it tries in the rows of its packages. */
function readScenarios() {
  const files = readdirSync(root + SCENARIOS)
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !name.endsWith('.peer.mjs'))
    .map((file) => ({ file, name: file.replace(/\.\w+$/, '') }))
    // A package's main scenario comes before those whose names go on after its own.
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const { file, name: scenario } of files) {
    const text = read(`${SCENARIOS}/${file}`);
    const lines = (word) =>
      [...text.matchAll(new RegExp(`^// ${word}: (.+)$`, 'gm'))].map(([, rest]) => rest);
    const names = lines('package').flatMap((line) => line.split(/,\s*/));
    const tried = lines('tried').flatMap((line) => line.split(/,\s*/));
    if (names.length === 0 || tried.length === 0)
      problems.push(`${SCENARIOS}/${file} does not say its package, or what is tried`);
    for (const name of names) {
      const row = rows.get(rowOf(name, text));
      if (row === undefined) problems.push(`${SCENARIOS}/${file} is about ${name}, which is not in the list`);
      else row.set(scenario, { file, tried });
    }
  }
}

function measure(names) {
  const asked = [...rows].filter(
    ([name, row]) => row.size > 0 && (names.length === 0 || names.includes(name)),
  );
  for (const name of names)
    if (!asked.some(([one]) => one === name)) throw new Error(`no scenario is about ${name}`);
  for (const [name, row] of asked) {
    const scenarios = Object.fromEntries(
      [...row].map(([key, { file }]) => [key, `${root}${SCENARIOS}/${file}`]),
    );
    const { status, stdout } = spawnSync(
      `${root}node_modules/.bin/node`,
      [`${root}integration/bench/packages.mjs`],
      { input: JSON.stringify([{ name, scenarios }]), encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] },
    );
    if (status !== 0) throw new Error(`${name} could not be measured`);
    const figures = { version: installed(name).version, ...JSON.parse(stdout).figures };
    console.log(name, JSON.stringify(figures));
    const all = { ...readJson(FIGURES), [name]: figures };
    const ordered = Object.fromEntries(
      [...rows.keys()].filter((key) => all[key]).map((key) => [key, all[key]]),
    );
    writeFileSync(root + FIGURES, `${JSON.stringify(ordered, undefined, 2)}\n`);
  }
}

/** Why a package is not shown to run; undefined if it is. */
function shortcoming(name, row, figures) {
  if (row.size === 0) return list.without[name] ?? 'no scenario';
  if (figures === undefined) return 'not measured yet';
  if (figures.version !== installed(name).version) return `measured with version ${figures.version}`;
  if (figures.failure !== undefined) return figures.failure;
  for (const scenario of row.keys()) {
    const result = figures.scenarios[scenario];
    if (result === undefined) return `${scenario} was not run yet`;
    if (result !== GOOD) return `${scenario}: ${result}`;
  }
  return undefined;
}

const cell = (text) => String(text).replaceAll('|', '\\|');
const count = (value, unit, digits) => (value === undefined ? '' : (value / unit).toFixed(digits));

function describe(name) {
  const companions = Object.keys(list.companions).filter((one) => list.companions[one] === name);
  const title = (one) => `${installed(one).name} ${installed(one).version}`;
  return { title: title(name), with: companions.map(title) };
}

function tableOf(figures) {
  const lines = [
    '# npm packages that run unchanged',
    '',
    'Installed from npm, bundled by `efi-node`, neither patched nor replaced. Each is the subject of scenarios in',
    `\`${SCENARIOS}\`, which do what its users do and have to print in firmware what they print on Node 24; ✅ says`,
    'that they do. Written by `node scripts/package-table.mjs`; `--measure` takes the figures.',
    '',
    '- bundle: KiB of a program that loads the package and nothing else, with all of its dependencies.',
    '- ready: seconds from the reset of the machine to the first line of that program, which says that the package is loaded.',
    '- heap: MiB that the engine has at the end of the scenario that has the most, the program and its data included.',
  ];
  for (const { title, packages } of list.groups) {
    lines.push('', `## ${title}`, '', '| package | what was tried | result | bundle | ready | heap |');
    lines.push('| --- | --- | --- | --- | --- | --- |');
    for (const name of packages) {
      const row = rows.get(name);
      const reason = shortcoming(name, row, figures[name]);
      const { title: own, with: companions } = describe(name);
      const tried = [...new Set([...row.values()].flatMap((scenario) => scenario.tried))].join(', ');
      const { bundleBytes, readyMilliseconds, heapBytes } = figures[name] ?? {};
      const cells = [
        [own, ...companions].join(', with '),
        tried,
        reason === undefined ? '✅' : `❌ ${reason}`,
        count(bundleBytes, 1024, 0),
        count(readyMilliseconds, 1000, 1),
        count(heapBytes, 1 << 20, 1),
      ];
      lines.push(`| ${cells.map(cell).join(' | ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function readmeOf(figures) {
  const lines = ['| kind | packages |', '| --- | --- |'];
  for (const { title, packages } of list.groups) {
    const words = packages.map((name) => {
      const mark = shortcoming(name, rows.get(name), figures[name]) === undefined ? '✅' : '❌';
      return `${mark} ${describe(name).title}`;
    });
    lines.push(`| ${title.toLowerCase().replace('http', 'HTTP')} | ${words.join(', ')} |`);
  }
  const readme = read('README.md');
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no place for the table, '${BEGIN}'`);
  return `${readme.slice(0, begin)}${BEGIN}\n${lines.join('\n')}\n${readme.slice(end)}`;
}

function put(path, wanted, check) {
  if (!check) {
    writeFileSync(root + path, wanted);
    return;
  }
  let present = '';
  try {
    present = read(path);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (present !== wanted) problems.push(`${path} is out of date: node scripts/package-table.mjs`);
}

const [command, ...names] = process.argv.slice(2);
readScenarios();
for (const [name, row] of rows) {
  if (row.size === 0 && !list.without[name])
    problems.push(`no scenario is about ${name}, and no reason is given`);
  if (row.size > 0 && list.without[name])
    problems.push(`${name} has a scenario, and a reason for having none`);
}
if (command === '--measure') measure(names);
const figures = readJson(FIGURES);
put('docs/packages.md', tableOf(figures), command === '--check');
put('README.md', readmeOf(figures), command === '--check');
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
