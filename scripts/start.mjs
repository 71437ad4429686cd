// `npm start`: sets everything up, then boots the log server in firmware and publishes its port on this host.
import { fileURLToPath } from 'node:url';
import { asCommand, setUp } from './setup.mjs';
import { SetupError } from './setup/run.mjs';

const GUEST_PORT = 80;
const USAGE = 'npm start [-- --port PORT] [--memory MIB] [--limit MIB] [--verbose]';

function readOptions(argv) {
  const options = { port: '8080', memory: '512', limit: '256', verbose: false };
  for (let index = 0; index < argv.length; index++) {
    const [name, inline] = argv[index].split('=', 2);
    if (name === '--verbose') {
      options.verbose = true;
      continue;
    }
    if (!['--port', '--memory', '--limit'].includes(name))
      throw new SetupError(`unknown option ${name}\n  ${USAGE}`);
    const value = inline ?? argv[++index];
    if (value === undefined || !/^\d+$/.test(value))
      throw new SetupError(`${name}: a number is expected\n  ${USAGE}`);
    options[name.slice(2)] = value;
  }
  if (Number(options.port) < 1 || Number(options.port) > 65_535) {
    throw new SetupError(`--port: ${options.port} is not a port (1 to 65535)`);
  }
  return options;
}

await asCommand(async () => {
  const { port, memory, limit, verbose } = readOptions(process.argv.slice(2));
  await setUp();
  const path = (name) => fileURLToPath(new URL(name, import.meta.url));
  process.argv = [
    process.argv[0],
    path('../packages/efi-node/dist/cli.js'),
    'run',
    path('../apps/log-server/src/main.ts'),
    '--publish',
    `${port}:${GUEST_PORT}`,
    '--memory',
    memory,
    ...(verbose ? ['--verbose'] : []),
    '--',
    '--port',
    String(GUEST_PORT),
    '--limit',
    limit,
    '--url',
    `http://127.0.0.1:${port}`,
  ];
  // npm ends its shell when it is ended itself, and nobody tells us: then we have another parent.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
  // In this process, so that a signal finds one place to stop the machine.
  await import('../packages/efi-node/dist/cli.js');
});
