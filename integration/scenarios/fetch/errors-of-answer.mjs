// Answers that are no HTTP, and interim ones that nobody asked for.
// covers: fetch
import { ok, report, serve } from './lib/wire.mjs';

const answers = {
  garbage: 'garbage\r\n\r\n',
  'bad header': 'HTTP/1.1 200 OK\r\na b: c\r\n\r\n',
  'bad length': 'HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n',
  100: `HTTP/1.1 100 Continue\r\n\r\n${ok('a')}`,
  101: 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
  103: `HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n${ok('a')}`,
  'big head': ok('a', [`x: ${'a'.repeat(20_000)}`]),
};
for (const [label, answer] of Object.entries(answers)) {
  await serve({ answer }, (url) =>
    report(label, async () => {
      const response = await fetch(url);
      return [response.status, await response.text()];
    }),
  );
}
