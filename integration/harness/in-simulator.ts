import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

/** A scenario on efi-sim. */
export async function runInSimulator(scenario: Scenario): Promise<Trace> {
  throw new Error(`efi-sim cannot run ${scenario.name} yet`);
}
