/** Closes all that a program left open, in turns of the loop, until nothing is left or the limit has passed. */
import { runtime } from '../context.ts';

/** Milliseconds; firmware's slowest goodbye is a FIN that is never answered. */
const limit = 10_000;

type State =
  | { readonly name: 'open' }
  | { readonly name: 'closing'; readonly since: number; waiting: number }
  | { readonly name: 'machine'; readonly since: number; done: boolean }
  | { readonly name: 'closed' };

let state: State = { name: 'open' };

function begin(): void {
  const context = runtime();
  context.closing = true;
  const { closers, native } = context;
  const closing: State = { name: 'closing', since: native.now(), waiting: closers.length };
  state = closing;
  for (const close of closers) {
    close(() => {
      closing.waiting--;
    });
  }
}

function closeMachine(): void {
  const { machine, native } = runtime();
  const closing: State = { name: 'machine', since: native.now(), done: false };
  state = closing;
  machine.close(() => {
    closing.done = true;
  });
}

/** One step; false when everything is closed. */
export function closeProgram(): boolean {
  const { loop, native } = runtime();
  switch (state.name) {
    case 'open':
      begin();
      return true;
    case 'closing':
      if (state.waiting > 0 && native.now() - state.since < limit) loop.turn();
      else closeMachine();
      return true;
    case 'machine':
      if (!state.done && native.now() - state.since < limit) {
        loop.turn();
        return true;
      }
      state = { name: 'closed' };
      return false;
    default:
      return false;
  }
}
