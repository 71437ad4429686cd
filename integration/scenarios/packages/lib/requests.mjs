import { createHash } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';

/**
 * The host's side of a server in a scenario: requests over the wire, and what was answered, printed one line a fact.
 * Requests share one keep-alive connection unless they say otherwise.
 */
const port = Number(process.env['SCENARIO_PORT']);
export const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** A short text as it is, anything else by its size and hash: `bytes` is a Buffer. */
export function described(bytes) {
  const text = bytes.toString();
  if (bytes.length <= 400 && !text.includes('\ufffd')) return JSON.stringify(text);
  return `${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`;
}

/**
 * @param options headers, body (string or bytes; an object goes as JSON), and `agent: false` for a connection of its own
 * @returns status, message, headers, body (Buffer), trailers, and whether the connection had been used before
 */
export function request(method, path, { headers = {}, body, agent: chosen = agent } = {}) {
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
  const bytes = isJson ? JSON.stringify(body) : body;
  const all = isJson ? { 'content-type': 'application/json', ...headers } : headers;
  const { promise, resolve, reject } = Promise.withResolvers();
  const message = http.request(
    { port, host: '127.0.0.1', method, path, headers: all, agent: chosen },
    (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', (error) =>
        resolve({ ...shapeOf(answer), broken: error.code, body: Buffer.concat(chunks) }),
      );
      answer.on('end', () => resolve({ ...shapeOf(answer), body: Buffer.concat(chunks) }));
    },
  );
  const shapeOf = ({ statusCode, statusMessage, headers: got, trailers }) => ({
    status: statusCode,
    message: statusMessage,
    headers: got,
    trailers,
    reused: message.reusedSocket,
  });
  message.on('error', reject);
  message.end(bytes);
  return promise;
}

/** Prints an answer: its status, those of the named headers that it has, and its body. */
export function show(label, answer, names = []) {
  console.log(`${label} -> ${answer.status} ${answer.message}`);
  for (const name of ['content-type', 'content-length', 'transfer-encoding', ...names]) {
    if (answer.headers[name] !== undefined) console.log(`  ${name}: ${answer.headers[name]}`);
  }
  if (answer.body.length > 0) console.log(`  ${described(answer.body)}`);
  if (answer.broken !== undefined) console.log(`  broken off: ${answer.broken}`);
}

/** A request, printed. Options as of `request`, and `show`: the names of further headers to print. */
export async function ask(method, path, { show: names, ...options } = {}) {
  const answer = await request(method, path, options);
  show(`${method} ${path}`, answer, names);
  return answer;
}

/** Bytes as they are on a connection of their own; resolves with everything that came until its end. */
export function raw(text) {
  const { promise, resolve } = Promise.withResolvers();
  const chunks = [];
  const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {});
  socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  return promise;
}

/** A request whose connection is broken off after `bytes`; resolves when the server has had the time to see that. */
export function breakOff(head, bytes) {
  const { promise, resolve } = Promise.withResolvers();
  const socket = net.connect(port, '127.0.0.1', () => {
    socket.write(`${head}\r\n\r\n`);
    socket.write(bytes, () => setTimeout(() => socket.destroy(), 50));
  });
  socket.on('error', () => {});
  socket.on('close', () => setTimeout(resolve, 200));
  return promise;
}

/** The last request: the server answers and closes. */
export async function stop() {
  const { status, body } = await request('POST', '/stop');
  console.log(`stopped: ${status} ${body}`);
  agent.destroy();
}

/** Bytes that no text has, the same ones each time. */
export function binary(length) {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    bytes[i] = state >> 16;
  }
  return bytes;
}
