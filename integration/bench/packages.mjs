// What npm packages cost in firmware, and whether they do what they do on Node: for `node scripts/package-table.mjs --measure`.
// Standard input: JSON, a list of { name, scenarios } with the scenarios' files. Standard output: a line of JSON for each.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boot, prepareProgram } from 'efi-node';
import { runInFirmware } from '../harness/in-firmware.ts';
import { runOnNode } from '../harness/on-node.ts';
import { INTEGRATION, keep } from '../harness/places.ts';
import { readScenario, skipReason } from '../harness/scenario.ts';
import { traceText } from '../harness/trace.ts';

const MEMORY = 512;
const LIMIT = 120_000;
const GOOD = 'as on Node';

/** A program that does nothing but load the package, all of it. */
function loadingProgram(name) {
  const folder = join(INTEGRATION, 'build/packages');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replaceAll(/[^\w.-]/g, '-')}.mjs`);
  const names = 'Object.keys(all).length';
  writeFileSync(file, `import * as all from '${name}';\nconsole.log('loaded', ${names});\nprocess.exit();\n`);
  return file;
}

/** Bytes of its source text, and milliseconds from the machine's reset to its first line, the bundle in the cache. */
async function measureLoading(name) {
  const file = loadingProgram(name);
  try {
    const { filename, cwd, code, map, files } = await prepareProgram(file);
    const source = await prepareProgram(file, { bytecode: false });
    const config = { argv: [], execArgv: [], env: {}, cwd, filename, network: true, verbose: false };
    let reset = Number.NaN;
    let ready = Number.NaN;
    let stderr = '';
    const programs = [{ config, code, map, files }];
    const end = await boot(
      { programs, memory: MEMORY, network: true, publish: [], signal: AbortSignal.timeout(LIMIT) },
      {
        booting: () => (reset = performance.now()),
        // The line comes in pieces at the end of a program.
        stdout: () => {
          if (Number.isNaN(ready)) ready = performance.now() - reset;
        },
        stderr: (bytes) => (stderr += bytes),
        event: () => {},
        console: () => {},
      },
    );
    if (end.kind !== 'done' || end.code !== 0)
      throw new Error(`it could not be loaded: ${stderr.trim().split('\n')[0]}`);
    return { bundleBytes: source.code.length, readyMilliseconds: Math.round(ready) };
  } finally {
    rmSync(file);
  }
}

/** How it went in firmware, in one line, and what the engine's heap had at the end. */
async function runScenario(file) {
  const scenario = readScenario(file);
  const reason = skipReason(scenario, 'firmware');
  if (reason !== undefined) return { result: `not run: ${reason}`, heapBytes: undefined };
  const attempt = async () => {
    const expected = traceText(scenario, await runOnNode(scenario));
    const trace = (await runInFirmware([scenario])).get(scenario.name);
    return { expected, trace, text: traceText(scenario, trace) };
  };
  let { expected, trace, text } = await attempt();
  // As in the tests: who lost a race on a busy machine is asked again.
  if (text !== expected) ({ expected, trace, text } = await attempt());
  if (text === expected) return { result: GOOD, heapBytes: trace.heap };
  const [wanted, came] = [expected.split('\n'), text.split('\n')];
  const line = wanted.findIndex((one, index) => one !== came[index]);
  keep(`packages ${scenario.name}`, `${text}\n--- stderr\n${trace.stderr}`);
  const difference = `'${came[line] ?? ''}' where Node says '${wanted[line] ?? ''}'`;
  return { result: `differs: ${difference}`.replaceAll(/\s+/g, ' '), heapBytes: trace.heap };
}

for (const { name, scenarios } of JSON.parse(readFileSync(0, 'utf8'))) {
  const results = {};
  let heapBytes;
  for (const [scenario, file] of Object.entries(scenarios)) {
    const run = await runScenario(file);
    results[scenario] = run.result;
    if (run.heapBytes !== undefined) heapBytes = Math.max(heapBytes ?? 0, run.heapBytes);
  }
  const loading = await measureLoading(name).catch(({ message }) => ({ failure: message }));
  const figures = { ...loading, heapBytes, scenarios: results };
  console.log(JSON.stringify({ name, figures }));
}
