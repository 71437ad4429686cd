import { expect, test } from 'vitest';
import { DEFAULT_SIZE, parseBuildArguments, parseImageArguments } from './build-arguments.ts';
import { CommandError } from './command-error.ts';

test('all of it', () => {
  const given =
    'app.js -o out.efi --env A=1 --env=B=x=y --env C= --env A=2 --no-network --assets a --no-assets --assets=b --minify -- -o --env x';
  expect(parseBuildArguments(given.split(' '))).toEqual({
    file: 'app.js',
    output: 'out.efi',
    env: { A: '2', B: 'x=y', C: '' },
    network: false,
    assets: ['a', 'b'],
    findAssets: false,
    minify: true,
    args: ['-o', '--env', 'x'],
  });
});

test('defaults', () => {
  expect(parseBuildArguments(['src/log.server.ts'])).toEqual({
    file: 'src/log.server.ts',
    output: 'log.server.efi',
    env: {},
    network: true,
    assets: [],
    findAssets: true,
    minify: false,
    args: [],
  });
  expect(parseImageArguments(['src/server.ts'])).toMatchObject({ output: 'server.img', size: DEFAULT_SIZE });
});

test('the size of an image', () => {
  expect(parseImageArguments(['a.js', '--size', '128', '--output=b.img'])).toMatchObject({
    output: 'b.img',
    size: 128,
  });
});

test.each([
  ['', 'no file given'],
  ['a.js b.js', "one file expected, and 'a.js' and 'b.js' came"],
  ['a.js --frob', 'unknown option --frob'],
  ['a.js -x', 'unknown option -x'],
  ['a.js --size 5', 'unknown option --size'],
  ['a.js --toString', 'unknown option --toString'],
  ['a.js --publish 80:80', 'unknown option --publish'],
  ['a.js -o', '-o needs a value'],
  ['a.js -o --no-network', '-o needs a value'],
  ['a.js -o -- b', '-o needs a value'],
  ['a.js --env', '--env needs a value'],
  ['a.js --env A', '--env A: expected NAME=VALUE'],
  ['a.js --env =A', '--env =A: expected NAME=VALUE'],
  ['a.efi', 'a.efi is built already'],
  ['a.js --no-network=1', '--no-network takes no value'],
])('wrong: build %s', (given, message) => {
  const parse = (): unknown => parseBuildArguments(given === '' ? [] : given.split(' '));
  expect(parse).toThrow(CommandError);
  expect(parse).toThrow(message);
});

test.each([
  ['a.js --size', '--size needs a value'],
  ['a.js --size big', '--size big: expected a whole number of MiB'],
  ['a.js --size 1.5', '--size 1.5: expected a whole number of MiB'],
  ['a.js --size 9999999', '--size 9999999: at most'],
])('wrong: image %s', (given, message) => {
  const parse = (): unknown => parseImageArguments(given.split(' '));
  expect(parse).toThrow(CommandError);
  expect(parse).toThrow(message);
});
