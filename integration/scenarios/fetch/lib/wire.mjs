// A raw server that shows what fetch sends and answers what it is told, for the scenarios beside this folder.
import net from 'node:net';

/** The bytes of a request, one line a line; the server's port and the boundary of a form are masked. */
function show(text) {
  return text
    .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
    .replaceAll(/formdata-undici-\d+/g, 'BOUNDARY')
    .replaceAll('\r\n', '\\r\\n\n')
    .replace(/\n$/, '');
}

/** Where a request ends: what is after its first blank line has the length that its head says. */
function isWhole(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = text.slice(0, end).toLowerCase();
  const body = text.slice(end + 4);
  if (head.includes('\r\ntransfer-encoding: chunked')) return body.endsWith('0\r\n\r\n');
  const [, length = '0'] = /\r\ncontent-length: (\d+)/.exec(head) ?? [];
  return body.length >= Number(length);
}

/**
 * Runs `use(url)` against a server that sends `answer` (a text, bytes, or a function that gets the socket, the request
 * and its number) for each whole request. With `print` the requests are printed.
 */
export async function serve({ answer, print = false }, use) {
  const sockets = new Set();
  let requests = 0;
  let isOver = false;
  const server = net.createServer((socket) => {
    // Node's client connects anew after an abort, with nothing to ask.
    if (isOver) socket.destroy();
    sockets.add(socket);
    let received = '';
    socket.setEncoding('latin1');
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (text) => {
      received += text;
      if (!isWhole(received)) return;
      const request = received;
      received = '';
      if (print) console.log(show(request));
      requests += 1;
      if (typeof answer === 'function') answer(socket, request, requests);
      else socket.write(answer, 'latin1');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  try {
    return await use(`http://127.0.0.1:${port}`, server);
  } finally {
    isOver = true;
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** An answer with a body of known length. */
export function ok(body = '', headers = [], status = '200 OK') {
  const lines = headers.map((line) => `${line}\r\n`).join('');
  return `HTTP/1.1 ${status}\r\n${lines}content-length: ${Buffer.byteLength(body, 'latin1')}\r\n\r\n${body}`;
}

/** Prints how it ends: the value, or the error and its cause, without ports. */
export async function report(label, make) {
  try {
    console.log(label, await make());
  } catch (error) {
    console.log(label, describe(error));
  }
}

/** An error in one line, with what caused it. */
export function describe(error) {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  const own = `${error.name}${error.code === undefined ? '' : ` ${error.code}`}: ${error.message.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')}`;
  return error.cause === undefined ? own : `${own} <- ${describe(error.cause)}`;
}
