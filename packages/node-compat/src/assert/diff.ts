/** The difference of two printed values, by Myers' algorithm, as lines with `+` for actual and `-` for expected. */
type Operation = readonly ['+' | '-' | ' ', string];

function same(a: string | undefined, b: string | undefined): boolean {
  if (a === b) return true;
  // A comma at the end comes and goes with the lines that follow.
  return a !== undefined && b !== undefined && (`${a},` === b || a === `${b},`);
}

/** The edits that lead from one list to the other, common items among them. */
export function operations(
  actual: readonly string[],
  expected: readonly string[],
  areSame: (a: string | undefined, b: string | undefined) => boolean,
): Operation[] {
  const max = actual.length + expected.length;
  const offset = max + 1;
  const furthest = new Int32Array(2 * max + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= max; edits++) {
    trace.push(furthest.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = furthest[offset + diagonal + 1] ?? 0;
      const right = furthest[offset + diagonal - 1] ?? 0;
      let x = diagonal === -edits || (diagonal !== edits && right < down) ? down : right + 1;
      let y = x - diagonal;
      while (x < actual.length && y < expected.length && areSame(actual[x], expected[y])) {
        x++;
        y++;
      }
      furthest[offset + diagonal] = x;
      if (x >= actual.length && y >= expected.length) return backtrack(trace, actual, expected, offset);
    }
  }
  return [];
}

function backtrack(
  trace: readonly Int32Array[],
  actual: readonly string[],
  expected: readonly string[],
  offset: number,
): Operation[] {
  const result: Operation[] = [];
  let x = actual.length;
  let y = expected.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits];
    if (furthest === undefined) break;
    const diagonal = x - y;
    const down = furthest[offset + diagonal + 1] ?? 0;
    const right = furthest[offset + diagonal - 1] ?? 0;
    const previous =
      diagonal === -edits || (diagonal !== edits && right < down) ? diagonal + 1 : diagonal - 1;
    const previousX = furthest[offset + previous] ?? 0;
    const previousY = previousX - previous;
    while (x > previousX && y > previousY) {
      x--;
      y--;
      result.push([' ', actual[x] ?? '']);
    }
    if (edits > 0) {
      if (x > previousX) {
        x--;
        result.push(['+', actual[x] ?? '']);
      } else {
        y--;
        result.push(['-', expected[y] ?? '']);
      }
    }
  }
  return result.reverse();
}

/** Of common lines so many are shown at the head of a run, and one at its end. */
const shownOfRun = 5;
/** Runs longer than this are cut. */
const wholeRun = 7;

/** The lines, marked; of long runs of common lines the most are left out, which `skipped` tells. */
export function diffLines(
  actual: readonly string[],
  expected: readonly string[],
  whole = false,
): { readonly text: string; readonly skipped: boolean } {
  const lines: string[] = [];
  let run: string[] = [];
  let skipped = false;
  const endRun = (isLast: boolean): void => {
    if (whole || (!isLast && run.length <= wholeRun)) lines.push(...run);
    else {
      lines.push(...run.slice(0, shownOfRun));
      if (!isLast) {
        skipped = true;
        lines.push('...', run.at(-1) ?? '');
      }
    }
    run = [];
  };
  for (const [kind, line] of operations(actual, expected, same)) {
    if (kind === ' ') {
      run.push(`  ${line}`);
      continue;
    }
    endRun(false);
    lines.push(`${kind} ${line}`);
  }
  endRun(true);
  return { text: lines.join('\n'), skipped };
}
