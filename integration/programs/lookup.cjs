'use strict';
// Names that the system's name servers know, asked for in all ways that end at them: see tests/lookup.test.ts.
const dns = require('node:dns');
const net = require('node:net');

async function show(name, ask) {
  try {
    console.log(name, await ask());
  } catch (error) {
    console.log(name, error.message, Object.entries(error));
  }
}

/** Until the server, which starts together with the program, has come up. */
async function started() {
  for (;;) {
    try {
      return await dns.promises.lookup('one.test', 4);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const NAMES = [
  'one.test',
  'none.test',
  'both.test',
  'nodata.test',
  'code1.test',
  'code2.test',
  'code4.test',
  'code5.test',
  'alias.test',
  'nowhere.test',
  'one',
  'ONE.test.',
  'a b.test',
  'a..test',
  '-one.test',
  'one_x.test',
  'münchen.test',
  `${'a'.repeat(64)}.test`,
  'x.invalid',
  'one\0.test',
  '127.1',
  '2130706433',
  '0x7f.1',
];

async function main() {
  await started();
  const { lookup, lookupService, resolve4, reverse } = dns.promises;
  for (const name of NAMES) await show(JSON.stringify(name), () => lookup(name, { family: 4 }));
  await show('all', () => lookup('one.test', { all: true, family: 4 }));
  await show('any family', () => lookup('one.test', { all: true }));
  await show('IPv6', () => lookup('one.test', { family: 6 }));
  await show('IPv6, mapped', () => lookup('one.test', { family: 6, hints: dns.V4MAPPED, all: true }));
  for (const last of [4, 5, 6, 7])
    await show(`service ${last}`, () => lookupService(`192.0.2.${last}`, 51234));
  await new Promise((resolve) => {
    dns.lookupService('192.0.2.7', 51234, (error) => {
      console.log(error.message, Object.entries(error));
      resolve();
    });
  });
  for (const host of ['none.test', 'code2.test']) {
    await new Promise((resolve) => {
      net.connect(9, host).on('error', (error) => {
        console.log(error.message, Object.entries(error));
        resolve();
      });
    });
  }
  await show('resolve4', () => resolve4('one.test'));
  await show('reverse', () => reverse('192.0.2.4'));
}

void main();
