import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('options come before the environment', () => {
  expect(readConfig([], {})).toEqual({ port: 8080, limit: 268_435_456, url: '' });
  expect(readConfig([], { PORT: '1', LOG_LIMIT: '2' })).toEqual({ port: 1, limit: 2_097_152, url: '' });
  const argv = ['--port', '3', '--limit', '4', '--url', 'http://a/'];
  expect(readConfig(argv, { PORT: '1' })).toEqual({ port: 3, limit: 4_194_304, url: 'http://a' });
});

test.each([['--port', '65536'], ['--port', 'x'], ['--limit', '0'], ['--port'], ['--frob', '1']])(
  'wrong: %s %s',
  (...argv) => {
    expect(() => readConfig(argv, {})).toThrow(/--/);
  },
);
