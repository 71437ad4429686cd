// Mixed traffic for the log server: uploads, downloads that must match byte for byte, deletes, and clients that break
// off half-way. Everything is driven by one seed, so that a failing run can be had again.
import { createHash } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';

/** A small generator (xorshift32): the same seed gives the same traffic. */
export function random(seed) {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

function request(agent, port, method, path, body) {
  return new Promise((resolve, reject) => {
    const outgoing = http.request({ agent, port, host: '127.0.0.1', method, path }, (response) => {
      const hash = createHash('sha256');
      let bytes = 0;
      response.on('data', (chunk) => {
        hash.update(chunk);
        bytes += chunk.length;
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, bytes, sha256: hash.digest('hex') }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Announces more than it sends, then goes away: by FIN or by RST. */
function breakOff(port, name, bytes, reset) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(`POST /logs/${name} HTTP/1.1\r\nHost: soak\r\nContent-Length: ${bytes}\r\n\r\n`);
      socket.write(Buffer.alloc(Math.floor(bytes / 2), 'x'), () =>
        reset ? socket.resetAndDestroy() : socket.destroy(),
      );
    });
    socket.on('error', () => {});
    socket.on('close', resolve);
  });
}

async function client(id, port, until, next, totals) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const fail = (what) => {
    throw new Error(`client ${id}: ${what}`);
  };
  try {
    while (!until(totals)) {
      const name = `soak-${id}.bin`;
      const body = Buffer.alloc(1 + next(1 << 20), next(256));
      const sha256 = createHash('sha256').update(body).digest('hex');
      const up = await request(agent, port, 'POST', `/logs/${name}`, body);
      if (up.status >= 300) fail(`upload of ${body.length} bytes answered ${up.status}`);
      totals.uploaded += body.length;
      const down = await request(agent, port, 'GET', `/logs/${name}`);
      if (down.sha256 !== sha256)
        fail(`${body.length} bytes were acknowledged, ${down.bytes} other bytes came back`);
      totals.verified += down.bytes;
      if (next(4) === 0) {
        await breakOff(port, `broken-${id}.bin`, 1 + next(1 << 18), next(2) === 0);
        totals.brokenOff++;
      }
      const gone = await request(agent, port, 'DELETE', `/logs/${name}`);
      if (gone.status >= 300) fail(`delete answered ${gone.status}`);
      totals.rounds++;
    }
  } finally {
    agent.destroy();
  }
}

/**
 * Runs `clients` clients until `until(totals)` says enough.
 * Resolves to `{ rounds, uploaded, verified, brokenOff }` (bytes); rejects at the first byte that is not right.
 */
export async function traffic({ port, clients, seed, until }) {
  const totals = { rounds: 0, uploaded: 0, verified: 0, brokenOff: 0 };
  await Promise.all(
    Array.from({ length: clients }, (_, id) => client(id, port, until, random(seed + id * 7919), totals)),
  );
  return totals;
}
