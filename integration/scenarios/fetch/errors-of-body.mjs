// A body that is broken off is "terminated", and why; one without a length ends with the connection.
// covers: Response#text
import { report, serve } from './lib/wire.mjs';

const answers = {
  'until the end': (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nabc'),
  'short of its length': (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'),
  reset: (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc');
    setTimeout(() => socket.resetAndDestroy(), 30);
  },
  'in a chunk': (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nabc'),
  'bad chunk': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n');
    setTimeout(() => socket.write('zz\r\n'), 30);
  },
};
for (const [label, answer] of Object.entries(answers)) {
  await serve({ answer }, (url) =>
    report(label, async () => {
      const response = await fetch(url);
      return response.text();
    }),
  );
}
