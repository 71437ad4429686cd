/** The library that QEMU is started with: see tool/listen-backlog.c. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process.mjs';

export function buildBacklogLibrary({ root, output, log }) {
  log('compiling listen-backlog.c');
  const unfinished = `${output}.part`;
  run('gcc', [
    '-shared',
    '-fPIC',
    '-O2',
    '-Wall',
    join(root, 'tool/listen-backlog.c'),
    '-ldl',
    '-o',
    unfinished,
  ]);
  renameSync(unfinished, output);
}
