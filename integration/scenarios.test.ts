import { beforeAll, describe, expect, test } from 'vitest';
import { type FirmwareTrace, runInFirmware } from './harness/in-firmware.ts';
import { runInSimulator, type SimulatorTrace } from './harness/in-simulator.ts';
import { runOnNode } from './harness/on-node.ts';
import { areas, type Scenario, scenariosOf, skipReason } from './harness/scenario.ts';
import { traceText } from './harness/trace.ts';

const NOTHING_LEFT = { blocks: 0, events: 0, pins: 0, parsers: 0, handles: 0 };

interface Suite {
  readonly tasks: readonly Task[];
}

interface Task {
  readonly name: string;
  readonly mode: string;
  readonly tasks?: readonly Task[];
}

/** Names of the tests of a suite that will run, `-t` considered. */
function chosen({ tasks }: Suite): Set<string> {
  return new Set(tasks.filter(({ mode }) => mode === 'run' || mode === 'queued').map(({ name }) => name));
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

/** Machines run one after another, but beside the simulator: an emulated processor takes one core for itself. */
let machines: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = machines.then(work);
  machines = done.catch(() => undefined);
  return done;
}

const scenariosByArea = new Map(areas().map((area) => [area, scenariosOf(area)]));
const inFirmware = (area: string): string => `${area} in firmware`;
const traces = new Map<string, Promise<ReadonlyMap<string, FirmwareTrace>>>();

// oxlint-disable-next-line no-empty-pattern -- vitest reads the first parameter's pattern and accepts no name
beforeAll(({}, file: Suite) => {
  for (const [area, scenarios] of scenariosByArea) {
    const suite = file.tasks.find(({ name }) => name === inFirmware(area));
    const wanted = chosen({ tasks: suite?.tasks ?? [] });
    const run = inTurn(() => runInFirmware(scenarios.filter(({ name }) => wanted.has(name))));
    // Who fails is told where the traces are waited for.
    run.catch(() => undefined);
    traces.set(area, run);
  }
});

/** A second run waits until the machines of all areas have had their turn. */
const LIMIT = 1_200_000;

function define(scenario: Scenario, reason: string | undefined, check: () => Promise<void>): void {
  const name = `${scenario.name}${reason === undefined ? '' : ` (${reason})`}`;
  test.skipIf(reason !== undefined)(name, check, LIMIT);
}

/**
 * A program with timers of a few milliseconds can lose its race on a machine with other work, the oracle's too. One that
 * is wrong is wrong by itself too.
 */
function warn(scenario: Scenario): void {
  console.warn(`${scenario.name}: as expected only in the second run`);
}

for (const [area, scenarios] of scenariosByArea) {
  describe(`${area} on efi-sim`, () => {
    for (const scenario of scenarios) {
      define(scenario, skipReason(scenario, 'simulator'), async () => {
        const attempt = async (): Promise<{ trace: SimulatorTrace; seen: string; text: string }> => {
          const [trace, text] = await Promise.all([runInSimulator(scenario), expected(scenario)]);
          return { trace, seen: traceText(scenario, trace), text };
        };
        let { trace, seen, text } = await attempt();
        if (seen !== text) {
          expectations.delete(scenario.name);
          ({ trace, seen, text } = await attempt());
          if (seen === text) warn(scenario);
        }
        expect(seen, trace.stderr).toBe(text);
        expect(Object.entries(trace.leaks ?? { end: 1 }).filter(([, count]) => count !== 0)).toEqual([]);
      });
    }
  });
}

for (const [area, scenarios] of scenariosByArea) {
  describe(inFirmware(area), () => {
    beforeAll(async () => {
      await traces.get(area);
    }, LIMIT);

    for (const scenario of scenarios) {
      define(scenario, skipReason(scenario, 'firmware'), async () => {
        let text = await expected(scenario);
        const isGood = (trace: FirmwareTrace | undefined): boolean =>
          trace !== undefined && traceText(scenario, trace) === text;
        let trace = (await traces.get(area))?.get(scenario.name);
        if (!isGood(trace)) {
          const again = await inTurn(() => runInFirmware([scenario]));
          trace = again.get(scenario.name);
          expectations.delete(scenario.name);
          text = await expected(scenario);
          if (isGood(trace)) warn(scenario);
        }
        if (trace === undefined) throw new Error('it was not run');
        const hint = `${trace.stderr}${trace.log === undefined ? '' : `\nthe machine's output is in ${trace.log}`}`;
        expect(traceText(scenario, trace), hint).toBe(text);
        expect(trace.leaks, 'left behind in firmware').toEqual(NOTHING_LEFT);
      });
    }
  });
}
