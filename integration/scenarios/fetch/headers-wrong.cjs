'use strict';
// Names and values that cannot go into a head are refused, and so are lists that are none.
// covers: Headers, Headers#append, Headers#set, Headers#get, Headers#has, Headers#delete
const attempts = {
  name: () => new Headers({ 'a b': '1' }),
  'empty name': () => new Headers().has(''),
  'line feed': () => new Headers({ a: '1\n2' }),
  NUL: () => new Headers().set('a', '1\0'),
  'split response': () => new Headers().append('a', 'x\r\nset-cookie: y'),
  'past latin1': () => new Headers({ a: '\u0100' }),
  'name past latin1': () => new Headers({ '\u0100': '1' }),
  null: () => new Headers(null),
  number: () => new Headers(1),
  text: () => new Headers('x'),
  'one in a pair': () => new Headers([['a']]),
  'three in a pair': () => new Headers([['a', 'b', 'c']]),
  'text for a pair': () => new Headers(['ab']),
  'number for a pair': () => new Headers([1]),
  'symbol as a value': () => new Headers({ a: Symbol('x') }),
  'symbol as a key': () => new Headers({ [Symbol('q')]: '1' }),
  'append one': () => new Headers().append('a'),
  'set one': () => new Headers().set('a'),
  'get none': () => new Headers().get(),
  'delete wrong': () => new Headers().delete('a b'),
};
for (const [label, attempt] of Object.entries(attempts)) {
  try {
    console.log(label, attempt());
  } catch (error) {
    console.log(label, error.name, JSON.stringify(error.message));
  }
}
