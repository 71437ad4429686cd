import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { MissedFiles } from './missed-files.ts';

test('a file that is here and did not come along is told of, however the text is cut', () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'efi-node-missed-')));
  try {
    mkdirSync(join(directory, 'views'));
    for (const name of ['package.json', 'views/ä.html', 'views/b.html', 'd.txt']) {
      writeFileSync(join(directory, name), '');
    }
    const missed = new MissedFiles(join(directory, 'main.js'), '/app/views', ['/app/views/b.html']);
    const error = (path: string): string => `Error: ENOENT: no such file or directory, open '${path}'\n`;
    const names = ['/app/views/ä.html', '/app/views/b.html', './c.html', '../d.txt', '/etc/passwd'];
    for (const byte of Buffer.from(names.map(error).join(''))) missed.hear(Buffer.of(byte));
    const here = (name: string): string => relative(process.cwd(), join(directory, name));
    const why = 'did not come along, as no source names it in a way that is seen';
    expect(missed.hints()).toEqual([
      `/app/views/ä.html ${why}: --assets ${here('views/ä.html')}`,
      `/app/d.txt ${why}: --assets ${here('d.txt')}`,
    ]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
