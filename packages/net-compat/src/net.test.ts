import { expect, test } from 'vitest';
import { createBench } from './testing/bench.ts';

test('a client and a server exchange data and both end', async () => {
  const { net, run, uncaught } = createBench();
  const seen: string[] = [];
  const server = net.createServer((socket) => {
    socket.on('data', (data) => socket.write(`echo ${String(data)}`));
    socket.on('end', () => seen.push('server end'));
    socket.on('close', (hadError: boolean) => seen.push(`server close ${String(hadError)}`));
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    const client = net.connect(address.port, '127.0.0.1', () => client.write('hello'));
    client.on('data', (data) => {
      seen.push(String(data));
      client.end();
    });
    client.on('close', (hadError: boolean) => {
      seen.push(`close ${String(hadError)}`);
      server.close(() => seen.push('server closed'));
    });
  });
  await run();
  expect(uncaught).toEqual([]);
  expect(seen).toEqual(['echo hello', 'server end', 'server close false', 'close false', 'server closed']);
});
