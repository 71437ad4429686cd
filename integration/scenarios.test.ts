import { beforeAll, describe, expect, test } from 'vitest';
import { type FirmwareTrace, runInFirmware } from './harness/in-firmware.ts';
import { runInSimulator } from './harness/in-simulator.ts';
import { runOnNode } from './harness/on-node.ts';
import { areas, type Scenario, scenariosOf, skipReason } from './harness/scenario.ts';
import { traceText } from './harness/trace.ts';

const NOTHING_LEFT = { blocks: 0, events: 0, pins: 0, parsers: 0, handles: 0 };

/** Names of the tests of a suite that will run, `-t` considered. */
function chosen(suite: {
  readonly tasks: readonly { readonly name: string; readonly mode: string }[];
}): Set<string> {
  return new Set(
    suite.tasks.filter(({ mode }) => mode === 'run' || mode === 'queued').map(({ name }) => name),
  );
}

/** The oracle is asked once per scenario, whatever it is compared with. */
const expectations = new Map<string, Promise<string>>();

function expected(scenario: Scenario): Promise<string> {
  const known = expectations.get(scenario.name);
  if (known !== undefined) return known;
  const made = runOnNode(scenario).then((trace) => traceText(scenario, trace));
  expectations.set(scenario.name, made);
  return made;
}

for (const area of areas()) {
  const scenarios = scenariosOf(area);
  if (scenarios.length === 0) continue;

  describe(`${area} on efi-sim`, () => {
    for (const scenario of scenarios) {
      const reason = skipReason(scenario, 'simulator');
      test.skipIf(reason !== undefined)(
        `${scenario.name}${reason === undefined ? '' : ` (${reason})`}`,
        async () => {
          const [trace, text] = await Promise.all([runInSimulator(scenario), expected(scenario)]);
          expect(traceText(scenario, trace), trace.stderr).toBe(text);
          expect(Object.entries(trace.leaks ?? { end: 1 }).filter(([, count]) => count !== 0)).toEqual([]);
        },
      );
    }
  });

  describe(`${area} in firmware`, () => {
    let traces = new Map<string, FirmwareTrace>();

    // oxlint-disable-next-line no-empty-pattern -- vitest reads the first parameter's pattern and accepts no name
    beforeAll(async ({}, suite) => {
      const wanted = chosen(suite);
      traces = await runInFirmware(scenarios.filter(({ name }) => wanted.has(name)));
    }, 1_200_000);

    for (const scenario of scenarios) {
      const reason = skipReason(scenario, 'firmware');
      test.skipIf(reason !== undefined)(
        `${scenario.name}${reason === undefined ? '' : ` (${reason})`}`,
        async () => {
          const text = await expected(scenario);
          const isGood = (trace: FirmwareTrace | undefined): boolean =>
            trace !== undefined && traceText(scenario, trace) === text;
          let trace = traces.get(scenario.name);
          if (!isGood(trace)) {
            // A program with timers of a few milliseconds can lose its race on an emulated processor that shares its
            // core. One that is wrong is wrong by itself too.
            const again = await runInFirmware([scenario]);
            trace = again.get(scenario.name);
            if (isGood(trace)) console.warn(`${scenario.name}: as expected only in the second run`);
          }
          if (trace === undefined) throw new Error('it was not run');
          const hint = `${trace.stderr}${trace.log === undefined ? '' : `\nthe machine's output is in ${trace.log}`}`;
          expect(traceText(scenario, trace), hint).toBe(text);
          expect(trace.leaks, 'left behind in firmware').toEqual(NOTHING_LEFT);
        },
      );
    }
  });
}
