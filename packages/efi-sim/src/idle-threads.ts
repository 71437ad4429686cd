/**
 * Node joins its engine's background threads when a process exits. One that compiles may wait there for a garbage
 * collection, which only the main thread could do: the process then never ends (nodejs/node issue 54918). So before an exit the main
 * thread stays in its loop, where such a wish is granted, until those threads rest.
 */
import { readdirSync, readFileSync } from 'node:fs';
// Not the global: it is made at its first use, and the signal that ends a program may strike just then.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between looks, and looks in a row that have to find them at rest. */
const LOOK = 5;
const LOOKS = 3;
const LIMIT = 2000;

/** Whether a thread of this process other than the main one wants to run. Never where that cannot be known: not on Linux. */
function isBusy(): boolean {
  let threads: string[];
  try {
    threads = readdirSync('/proc/self/task');
  } catch {
    return false;
  }
  return threads.some((thread) => {
    if (thread === String(process.pid)) return false;
    try {
      // proc(5): the state comes behind the name in brackets, which may have brackets in it.
      const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'latin1');
      return stat[stat.lastIndexOf(')') + 2] === 'R';
    } catch {
      // It has just ended.
      return false;
    }
  });
}

/** Resolves when this process may exit. */
export async function idleThreads(): Promise<void> {
  const end = performance.now() + LIMIT;
  for (let quiet = 0; quiet < LOOKS && performance.now() < end; ) {
    await sleep(LOOK);
    quiet = isBusy() ? 0 : quiet + 1;
  }
}
