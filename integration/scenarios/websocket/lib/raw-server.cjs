/** A WebSocket server of bare bytes, for what a well-made one would not do. */
const net = require('node:net');
const { createHash } = require('node:crypto');

function acceptOf(request) {
  const [, key] = /^sec-websocket-key: *(.*?) *$/im.exec(request);
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** A frame: `first` is its first byte; its mask is there only when it is asked for. */
function frame(first, payload, { masked = false, length } = {}) {
  const data = Buffer.from(payload);
  const said = length ?? data.length;
  const mask = masked ? Buffer.from([1, 2, 3, 4]) : Buffer.alloc(0);
  let head;
  if (said < 126) head = Buffer.from([first, said]);
  else if (said < 65536) {
    head = Buffer.alloc(4);
    head.writeUInt16BE(said, 2);
    head[1] = 126;
  } else {
    head = Buffer.alloc(10);
    head.writeBigUInt64BE(BigInt(said), 2);
    head[1] = 127;
  }
  head[0] = first;
  if (masked) head[1] |= 0x80;
  const body = masked ? data.map((byte, index) => byte ^ mask[index % 4]) : data;
  return Buffer.concat([head, mask, body]);
}

function closeFrame(code, reason = '') {
  const payload = Buffer.alloc(2 + Buffer.byteLength(reason));
  payload.writeUInt16BE(code);
  payload.write(reason, 2);
  return frame(0x88, payload);
}

/** What a client sent, frame by frame, unmasked. */
function frames(bytes) {
  const found = [];
  for (let at = 0; at + 2 <= bytes.length; ) {
    let length = bytes[at + 1] & 0x7f;
    let head = 2;
    if (length === 126) {
      length = bytes.readUInt16BE(at + 2);
      head = 4;
    } else if (length === 127) {
      length = Number(bytes.readBigUInt64BE(at + 2));
      head = 10;
    }
    const isMasked = bytes[at + 1] >= 0x80;
    const mask = bytes.subarray(at + head, at + head + 4);
    const start = at + head + (isMasked ? 4 : 0);
    const payload = Buffer.from(bytes.subarray(start, start + length)).map((byte, index) =>
      isMasked ? byte ^ mask[index % 4] : byte,
    );
    found.push({ first: bytes[at], isMasked, payload });
    at = start + length;
  }
  return found;
}

/** Listens for one client; `serve(socket, request)` is called with the text of its request. Gives the port. */
function listen(serve) {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => {
      let text = '';
      const read = (chunk) => {
        text += chunk.toString('latin1');
        if (!text.includes('\r\n\r\n')) return;
        socket.off('data', read);
        serve(socket, text);
      };
      socket.on('data', read);
      socket.on('error', () => {});
      socket.on('close', () => server.close());
    });
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

function answer(request, headers = {}, status = '101 Switching Protocols') {
  const all = {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Accept': acceptOf(request),
    ...headers,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`;
}

module.exports = { acceptOf, answer, closeFrame, frame, frames, listen };
