// A FormData's entries: several of a name, in their order, files by their names.
// covers: FormData, FormData#append, FormData#set, FormData#get, FormData#getAll, FormData#has, FormData#delete
// covers: FormData#keys, FormData#values, FormData#entries, FormData#forEach, FormData#iterator
import { inspect } from 'node:util';

const form = new FormData();
form.append('a', '1');
form.append('b', '2');
form.append('a', '3');
console.log([...form], form.getAll('a'), form.get('a'), form.get('z'), form.getAll('z'), form.has('b'));
form.set('a', '4');
form.set('c', 5);
form.append('d', null);
form.append('d', { toString: () => 'text' });
console.log(inspect(form));
console.log(
  [...form.keys()],
  [...form.values()],
  [...form.entries()].length,
  form[Symbol.iterator] === form.entries,
);
const iterator = form.entries();
console.log(iterator[Symbol.toStringTag], iterator.next());
form.forEach(
  function each(value, name, all) {
    console.log(name, value, all === form, this.own);
  },
  { own: true },
);
for (const [name] of form) if (name === 'a') form.delete('b');
console.log(form.delete('d'), [...form]);

const original = new File(['x'], 'original', { lastModified: 5, type: 't/u' });
form.append('file', original);
form.append('renamed', original, 'other');
form.append('blob', new Blob(['y'], { type: 'v/w' }));
form.append('lone', '\ud800');
console.log(form.get('file') === original, form.get('renamed').name, form.get('renamed').lastModified);
const { name, type, size } = form.get('blob');
console.log(name, type, size, form.get('blob') instanceof File, form.get('lone') === '\ufffd');
