/** Lets `finished` and `pipeline` hear of the end of web streams, by the symbol that readable-stream asks for. */
import { member } from '../narrow.ts';

const closed = Symbol.for('nodejs.webstream.isClosedPromise');

type Waiting = PromiseWithResolvers<void>;

const waiting: WeakMap<object, Waiting> = new WeakMap();

function settle(stream: object, { resolve, reject }: Waiting): void {
  const state = member(stream, '_state');
  if (state === 'closed') resolve();
  else if (state === 'errored') reject(member(stream, '_storedError'));
}

/** Called by the polyfill when a stream has been closed or has failed. */
export function ended(stream: object): void {
  const found = waiting.get(stream);
  if (found !== undefined) settle(stream, found);
}

/** Made when somebody asks: a stream that nobody waits for costs nothing. */
export function defineClosedPromise(prototype: object): void {
  Object.defineProperty(prototype, closed, {
    get(this: object) {
      let found = waiting.get(this);
      if (found === undefined) {
        found = Promise.withResolvers<void>();
        // Whoever asked hears of it; nobody else has to.
        found.promise.catch(() => undefined);
        waiting.set(this, found);
        settle(this, found);
      }
      return found;
    },
    configurable: true,
  });
}
