/** Operations as promises: arguments are checked at once, the work is done in a later turn, as in Node's thread pool. */
import { complete } from '../completion.ts';
import { asError } from '../narrow.ts';

/** What is wrong with the arguments rejects the promise too. */
export function later<T>(prepare: () => () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    let work: () => T;
    try {
      work = prepare();
    } catch (error) {
      reject(asError(error));
      return;
    }
    complete(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(asError(error));
      }
    });
  });
}
