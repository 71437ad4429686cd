import { spawn } from 'node:child_process';

/**
 * Sees to it that a process does not outlive this one, even if this one is killed without a chance to act: a shell
 * waits on a pipe that only this process holds, and kills `pid` when the pipe closes without the word to stand down.
 */
export function guard(pid: number): () => void {
  const shell = spawn('sh', ['-c', 'read -r word || kill -9 "$1" 2>/dev/null', 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl-C in a terminal goes to the whole process group; this one has to outlive it.
    detached: true,
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return () => {
    shell.stdin.end('done\n');
  };
}
