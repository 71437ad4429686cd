import { spawn } from 'node:child_process';

/** Kills the process, waits until it has gone, and removes what it worked with. */
const SCRIPT = `read -r word && exit
kill -9 "$1" 2>/dev/null
while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
rm -rf -- "$2"`;

/**
 * Sees to it that a process and its folder do not outlive this one, even if this one is killed without a chance to
 * act: a shell waits on a pipe that only this process holds, and acts when the pipe closes without the word to stand
 * down.
 */
export function guard(pid: number, folder: string): () => void {
  const shell = spawn('sh', ['-c', SCRIPT, 'sh', String(pid), folder], {
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
