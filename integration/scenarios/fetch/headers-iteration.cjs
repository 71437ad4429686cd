'use strict';
// Headers are iterated by name, cookies one by one, and changes meanwhile are seen.
// covers: Headers#keys, Headers#values, Headers#entries, Headers#forEach, Headers#iterator
const headers = new Headers([
  ['b', '1'],
  ['A', '2'],
  ['set-cookie', 'x'],
  ['Set-Cookie', 'y'],
  ['c', '1'],
  ['c', '2'],
]);
console.log([...headers.keys()], [...headers.values()], [...headers.entries()]);
console.log(JSON.stringify([...headers]) === JSON.stringify([...headers[Symbol.iterator]()]));
headers.forEach(
  function each(value, name, all) {
    console.log(name, value, all === headers, this.mark);
  },
  { mark: 'm' },
);
const live = [];
for (const [name] of headers) {
  live.push(name);
  headers.delete('b');
}
console.log(live);
const iterator = new Headers({ a: '1' }).entries();
console.log(iterator, iterator[Symbol.iterator]() === iterator, iterator.next(), iterator.next());
for (const attempt of [() => headers.forEach(1), () => iterator.next.call({})]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.message);
  }
}
