/** The compliance suite of `TcpStack`: for tests of stacks, and as a program in firmware. */
import { complianceCases } from './cases.ts';
import { ComplianceFailure, type Harness } from './harness.ts';

export { complianceCases } from './cases.ts';
export { type ComplianceCase, ComplianceFailure, type Harness } from './harness.ts';

export interface CaseResult {
  readonly name: string;
  readonly outcome: 'passed' | 'skipped' | 'failed';
  /** Why it was skipped or how it failed. */
  readonly reason?: string;
  readonly milliseconds: number;
}

/** Runs each case on a harness of its own and reports it; resolves with the number of failures. */
export async function runCompliance(
  setUp: () => Promise<{ readonly harness: Harness; readonly tearDown: () => Promise<void> }>,
  report: (result: CaseResult) => void,
): Promise<number> {
  let failures = 0;
  for (const one of complianceCases) {
    const { harness, tearDown } = await setUp();
    harness.loop.updateTime();
    const started = harness.loop.now;
    const result = (outcome: CaseResult['outcome'], reason?: string): void => {
      harness.loop.updateTime();
      const milliseconds = harness.loop.now - started;
      report({ name: one.name, outcome, milliseconds, ...(reason === undefined ? {} : { reason }) });
    };
    const skip = one.skip?.(harness);
    try {
      if (skip === undefined) await one.run(harness);
      await tearDown();
      result(skip === undefined ? 'passed' : 'skipped', skip);
    } catch (error) {
      failures += 1;
      result('failed', describe(error));
      await tearDown().catch(() => undefined);
    }
  }
  return failures;
}

function describe(error: unknown): string {
  if (error instanceof ComplianceFailure) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
}
