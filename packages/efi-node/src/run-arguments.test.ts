import { expect, test } from 'vitest';
import { CommandError } from './command-error.ts';
import { DEFAULT_MEMORY, parseRunArguments } from './run-arguments.ts';

test('all of it', () => {
  const given =
    'app.js --publish 8080:80 -p 0.0.0.0:9:10 --memory=128 --timeout 1.5 --verbose --assets views --assets=data --no-assets --minify -- -x --memory 1';
  expect(parseRunArguments(given.split(' '))).toEqual({
    file: 'app.js',
    publish: [
      { address: '127.0.0.1', hostPort: 8080, guestPort: 80 },
      { address: '0.0.0.0', hostPort: 9, guestPort: 10 },
    ],
    memory: 128,
    timeout: 1.5,
    network: true,
    taps: [],
    qmp: undefined,
    verbose: true,
    assets: ['views', 'data'],
    findAssets: false,
    minify: true,
    args: ['-x', '--memory', '1'],
  });
});

test('defaults', () => {
  expect(parseRunArguments(['app.js'])).toEqual({
    file: 'app.js',
    publish: [],
    memory: DEFAULT_MEMORY,
    timeout: undefined,
    network: true,
    taps: [],
    qmp: undefined,
    verbose: false,
    assets: [],
    findAssets: true,
    minify: false,
    args: [],
  });
});

test('taps, and the monitor', () => {
  expect(parseRunArguments(['app.js', '--tap', 'tap0', '--tap=tap1', '--qmp', '/tmp/monitor'])).toMatchObject(
    {
      network: true,
      publish: [],
      taps: ['tap0', 'tap1'],
      qmp: '/tmp/monitor',
    },
  );
});

test.each([
  ['', 'no file given'],
  ['a.js b.js', "one file expected, and 'a.js' and 'b.js' came"],
  ['a.js --frob', 'unknown option --frob'],
  ['a.js --memory', '--memory needs a value'],
  ['a.js --memory -- 5', '--memory needs a value'],
  ['a.js --memory 8', '--memory 8: too little'],
  ['a.js --memory x', '--memory x: expected a whole number of MiB'],
  ['a.js --memory 1e3', '--memory 1e3: expected a whole number of MiB'],
  ['a.js --timeout 0', '--timeout 0: expected a number of seconds above 0'],
  ['a.js --timeout soon', '--timeout soon: expected'],
  ['a.js --verbose=1', '--verbose takes no value'],
  ['a.js -p 80', '--publish 80: expected HOSTPORT:GUESTPORT'],
  ['a.js -p 0:80', '--publish 0:80: 0 is not a port (1 to 65535)'],
  ['a.js -p 80:65536', '--publish 80:65536: 65536 is not a port'],
  ['a.js -p 1.2.3.400:80:80', '1.2.3.400 is not an IPv4 address'],
  ['a.js -p 80:1 -p 80:2', '--publish names port 80 of the host twice'],
  ['a.js -p 80:80 --no-network', '--publish needs a network'],
  ['a.js --tap', '--tap needs a value'],
  ['a.js --tap a/b', '--tap a/b: expected the name of a tap device'],
  ['a.js --tap tap0,vnet_hdr=on', 'expected the name of a tap device'],
  ['a.js --tap longer-than-linux-has', 'expected the name of a tap device'],
  ['a.js --tap tap0 --tap tap0', '--tap names tap0 twice'],
  ['a.js --tap tap0 --no-network', '--tap is a network, and --no-network takes it away'],
  ['a.js --tap tap0 -p 80:80', "--publish needs QEMU's user-mode network, and --tap takes its place"],
  ['a.js --qmp', '--qmp needs a value'],
  ['a.js --qmp /nowhere/monitor', '--qmp /nowhere/monitor: there is no folder /nowhere'],
  ['a.js --qmp package.json', '--qmp package.json: a file of this name is there already'],
  [`a.js --qmp /tmp/${'x'.repeat(110)}`, 'the path of a socket has at most 107 bytes'],
])('wrong: %s', (given, message) => {
  const parse = (): unknown => parseRunArguments(given === '' ? [] : given.split(' '));
  expect(parse).toThrow(CommandError);
  expect(parse).toThrow(message);
});
