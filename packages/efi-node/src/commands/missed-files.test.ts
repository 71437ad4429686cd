import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { MissedFiles } from './missed-files.ts';

test('a file that is here and did not come along is told of, however the text is cut', () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'efi-node-missed-')));
  try {
    mkdirSync(join(directory, 'views'));
    for (const name of ['package.json', 'views/ä.html', 'views/b.html']) {
      writeFileSync(join(directory, name), '');
    }
    const missed = new MissedFiles(join(directory, 'main.js'), ['/app/views/b.html']);
    const error = (path: string): string => `Error: ENOENT: no such file or directory, open '${path}'\n`;
    const names = ['/app/views/ä.html', '/app/views/b.html', '/app/views/c.html', '/etc/passwd'];
    for (const byte of Buffer.from(names.map(error).join(''))) missed.hear(Buffer.of(byte));
    const shown = relative(process.cwd(), join(directory, 'views/ä.html'));
    expect(missed.hints()).toEqual([
      `/app/views/ä.html did not come along, as no source names it in a way that is seen: --assets ${shown}`,
    ]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
