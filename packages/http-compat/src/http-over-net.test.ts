import { describe, expect, it } from 'vitest';
import { simulatedRig } from './testing/simulated.test.support.ts';

describe('http over net-compat', () => {
  it('answers a request, and the agent uses the socket again', async () => {
    const { http, run, uncaught } = simulatedRig();
    const seen: string[] = [];
    const agent = new http.Agent({ keepAlive: true, timeout: 5000 });
    const server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => response.end(`${request.method} ${request.url} ${body}`));
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const ask = (path: string, then: () => void): void => {
        const request = http.request({ port, host: '127.0.0.1', path, method: 'POST', agent }, (response) => {
          response.on('data', (part: Buffer) => seen.push(part.toString()));
          response.on('end', () => {
            seen.push(`${String(response.statusCode)} ${request.reusedSocket}`);
            setImmediate(then);
          });
        });
        request.end('x'.repeat(3));
      };
      ask('/a', () =>
        ask('/b', () => {
          agent.destroy();
          server.close(() => seen.push('closed'));
        }),
      );
    });
    await run(() => seen.includes('closed'));
    expect(uncaught).toEqual([]);
    expect(seen).toEqual(['POST /a xxx', '200 false', 'POST /b xxx', '200 true', 'closed']);
  });

  it('leaves nothing of a request on the socket that the next one gets', async () => {
    const { http, run, uncaught } = simulatedRig();
    const listeners: number[] = [];
    const agent = new http.Agent({ keepAlive: true, timeout: 5000 });
    let closed = false;
    const server = http.createServer((_request, response) => response.end('x'));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const ask = (left: number): void => {
        http.get({ port, host: '127.0.0.1', agent }, (response) => {
          const { socket } = response;
          response.resume();
          response.on('close', () => {
            setImmediate(() => {
              const names = socket.eventNames();
              listeners.push(names.reduce((sum, name) => sum + socket.listenerCount(name), 0));
              if (left > 1) {
                ask(left - 1);
                return;
              }
              agent.destroy();
              server.close(() => (closed = true));
            });
          });
        });
      };
      ask(12);
    });
    await run(() => closed);
    expect(uncaught).toEqual([]);
    expect(listeners).toHaveLength(12);
    expect(new Set(listeners).size).toBe(1);
  });

  it('carries a large body both ways', async () => {
    const { http, run, uncaught } = simulatedRig();
    let received = 0;
    let closed = false;
    const server = http.createServer((request, response) => {
      request.pipe(response);
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const request = http.request({ port, host: '127.0.0.1', method: 'PUT', agent: false }, (response) => {
        response.on('data', (part: Buffer) => (received += part.length));
        response.on('end', () => server.close(() => (closed = true)));
      });
      request.end(Buffer.alloc(3_000_000, 'x'));
    });
    await run(() => closed);
    expect(uncaught).toEqual([]);
    expect(received).toBe(3_000_000);
  });
});
