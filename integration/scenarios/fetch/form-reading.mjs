// What is read of multipart bodies that others wrote, well and badly.
// covers: Response#formData
import { report } from './lib/wire.mjs';

const HEAD = 'Content-Disposition: form-data; name="a"';
const bodies = {
  plain: `--B\r\n${HEAD}\r\n\r\n1\r\n--B--\r\n`,
  file: '--B\r\ncontent-disposition: form-data; name="f"; filename="x.txt"\r\nContent-Type: text/x\r\n\r\nabc\r\n--B--\r\n',
  'no line end after the last': `--B\r\n${HEAD}\r\n\r\n1\r\n--B--`,
  'only the end': '--B--\r\n',
  'line end before': `\r\n--B\r\n${HEAD}\r\n\r\n1\r\n--B--`,
  'more after the end': `--B\r\n${HEAD}\r\n\r\n1\r\n--B--\r\nmore`,
  'other headers': `--B\r\nX-Y: z\r\n${HEAD}\r\nContent-Length: 3\r\n\r\n1\r\n--B--`,
  'escaped names':
    '--B\r\nContent-Disposition: form-data; name="a%22%0D%0A"; filename="b%22"\r\n\r\n1\r\n--B--',
  'file without type': '--B\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n1\r\n--B--',
  'no content': `--B\r\n${HEAD}\r\n\r\n\r\n--B--`,
  'two parts': `--B\r\n${HEAD}\r\n\r\n1\r\n--B\r\n${HEAD}\r\n\r\n2\r\n--B--`,
  empty: '',
  'cut after a part': `--B\r\n${HEAD}\r\n\r\n1\r\n`,
  'cut in the boundary': `--B\r\n${HEAD}\r\n\r\n1\r\n--B`,
  'no name': '--B\r\nContent-Disposition: form-data\r\n\r\n1\r\n--B--',
  'no disposition': '--B\r\nX: y\r\n\r\n1\r\n--B--',
  attachment: '--B\r\nContent-Disposition: attachment; name="a"\r\n\r\n1\r\n--B--',
  'line feeds alone': `--B\n${HEAD}\n\n1\n--B--`,
  'header without colon': `--B\r\nfoo\r\n${HEAD}\r\n\r\n1\r\n--B--`,
};
async function read(body, type = 'multipart/form-data; boundary=B') {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  return [...form].map(([name, value]) =>
    typeof value === 'string' ? [name, value] : [name, value.name, value.type, value.size],
  );
}
for (const [label, body] of Object.entries(bodies)) await report(label, () => read(body));
await report('no boundary', () => read('x', 'multipart/form-data'));
await report('quoted boundary', () =>
  read(`--B C\r\n${HEAD}\r\n\r\n1\r\n--B C--`, 'multipart/form-data; boundary="B C"'),
);
