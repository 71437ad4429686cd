// Arguments that a FormData refuses.
// covers: FormData, FormData#append, FormData#set, FormData#get, FormData#delete, FormData#forEach
import { report } from './lib/wire.mjs';

const attempts = {
  'of a form': () => new FormData({}),
  'append one': () => new FormData().append('a'),
  'set one': () => new FormData().set('a'),
  'get none': () => new FormData().get(),
  'delete none': () => new FormData().delete(),
  'name of a text': () => new FormData().append('a', 'b', 'c'),
  'forEach nothing': () => new FormData().forEach(),
  'forEach text': () => new FormData().forEach('x'),
  symbol: () => new FormData().append('a', Symbol('x')),
  'other this': () => FormData.prototype.get.call({}, 'a'),
};
for (const [label, attempt] of Object.entries(attempts)) await report(label, attempt);
