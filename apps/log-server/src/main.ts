import { type Config, readConfig } from './config.ts';
import { createLogServer } from './server.ts';
import { LogStore } from './store.ts';

function start({ port, limit, url }: Config): void {
  const server = createLogServer(new LogStore(limit), url);
  server.on('error', (error) => {
    console.error(`log server: ${error.message}`);
    process.exitCode = 1;
  });
  server.listen(port, () => {
    const bound = server.address();
    const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
    const address = url === '' ? `http://127.0.0.1:${actual}` : url;
    console.log(`log server is ready: ${address}/`);
    console.log(`  send a log:  dmesg | curl --data-binary @- ${address}/logs/boot.txt`);
    console.log(`  read it:     curl ${address}/logs/boot.txt`);
  });
}

try {
  start(readConfig(process.argv.slice(2), process.env));
} catch (error) {
  if (!(error instanceof RangeError) && !(error instanceof TypeError)) throw error;
  console.error(`log server: ${error.message}`);
  process.exitCode = 2;
}
