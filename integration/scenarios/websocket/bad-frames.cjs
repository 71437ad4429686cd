// Frames that a server must not send.
const { answer, closeFrame, frame, frames, listen } = require('./lib/raw-server.cjs');
const { watch } = require('./lib/told.cjs');

const cases = {
  masked: [frame(0x81, 'hi', { masked: true })],
  'first reserved bit': [frame(0xc1, 'hi')],
  'second reserved bit': [frame(0xa1, 'hi')],
  'third reserved bit': [frame(0x91, 'hi')],
  'reserved data opcode': [frame(0x83, 'hi')],
  'reserved control opcode': [frame(0x8b, 'hi')],
  'ping in fragments': [frame(0x09, 'hi')],
  'close in fragments': [frame(0x08, [3, 232])],
  'ping too long': [frame(0x89, Buffer.alloc(126))],
  'close too long': [frame(0x88, Buffer.alloc(126))],
  'continuation of nothing': [frame(0x80, 'hi')],
  'text within text': [frame(0x01, 'a'), frame(0x81, 'b')],
  'bad UTF-8': [frame(0x81, [0xff, 0xfe])],
  'UTF-8 cut off': [frame(0x81, [0xe2, 0x82])],
  'bad UTF-8 in fragments': [frame(0x01, [0xe2]), frame(0x80, [0x28])],
  'surrogates in UTF-8': [frame(0x81, [0xed, 0xa0, 0x80])],
  'close of one byte': [frame(0x88, [3])],
  'close with bad UTF-8': [frame(0x88, [3, 232, 0xff])],
  'close 999': [closeFrame(999)],
  'close 1000': [closeFrame(1000, 'done')],
  'close 1004': [closeFrame(1004)],
  'close 1005': [closeFrame(1005)],
  'close 1006': [closeFrame(1006)],
  'close 1015': [closeFrame(1015)],
  'close 1016': [closeFrame(1016)],
  'close 2999': [closeFrame(2999)],
  'close 3000': [closeFrame(3000, 'registered')],
  'close 4999': [closeFrame(4999)],
  'close 5000': [closeFrame(5000)],
  'close without a code': [frame(0x88, '')],
  'length with its highest bit': [Buffer.from([0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 1])],
  'length not the shortest': [Buffer.from([0x81, 126, 0, 2, 0x68, 0x69]), closeFrame(1000)],
  'message behind close': [closeFrame(1000), frame(0x81, 'late')],
};

(async () => {
  for (const [name, parts] of Object.entries(cases)) {
    let gone;
    const received = new Promise((done) => (gone = done));
    const port = await listen((socket, request) => {
      let bytes = Buffer.alloc(0);
      socket.write(Buffer.concat([Buffer.from(answer(request)), ...parts]));
      socket.on('data', (chunk) => (bytes = Buffer.concat([bytes, chunk])));
      socket.on('end', () => socket.end());
      socket.on('close', () => gone(bytes));
      setTimeout(() => socket.end(), 100);
    });
    await watch(name, new WebSocket(`ws://127.0.0.1:${port}/`));
    for (const { first, isMasked, payload } of frames(await received))
      console.log(
        '   server got',
        first.toString(16),
        isMasked,
        payload.length < 2 ? '' : payload.readUInt16BE(0),
        payload.subarray(2).toString(),
      );
  }
})();
