'use strict';
// https, tls and http2 can be imported, and so can code that only asks whether they are there.
const names = ['https', 'tls', 'http2'];
for (const name of names) console.log(name, typeof require(`node:${name}`));
console.log(
  typeof require('node:https').Agent,
  typeof require('node:tls').connect,
  typeof require('node:http2').connect,
);
