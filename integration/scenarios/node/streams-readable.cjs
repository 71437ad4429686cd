const { Readable, PassThrough } = require('node:stream');
const order = [];
const r = new Readable({
  read() {
    order.push('read');
    this.push(order.length < 4 ? `chunk${order.length}` : null);
  },
});
r.setEncoding('utf8');
for (const event of ['readable', 'end', 'close', 'pause', 'resume']) r.on(event, () => order.push(event));
r.on('data', (chunk) => order.push(chunk));
r.on('close', () => console.log(order.join(' ')));
console.log(r.readableHighWaterMark, r.readableFlowing, r.readable, r.readableLength);
Readable.from(['a', 'b', 'c'])
  .toArray()
  .then((all) => console.log(all));
Readable.from([1, 2, 3, 4])
  .filter((n) => n % 2)
  .map((n) => n * 10)
  .toArray()
  .then((all) => console.log(all));
(async () => {
  const p = new PassThrough();
  p.write('one');
  p.write(new Uint8Array([116, 119, 111]));
  p.end('three');
  for await (const chunk of p) console.log(String(chunk));
  console.log(p.destroyed, p.readableEnded, p.writableFinished);
  const e = new Readable({ read() {} });
  setImmediate(() => e.destroy(new Error('broken')));
  try {
    for await (const chunk of e) console.log(chunk);
  } catch (error) {
    console.log(error.message, e.errored === error);
  }
})();
const u = new Readable({ read() {} });
u.push('rest');
u.unshift('front ');
u.push(null);
u.once('readable', () => console.log(String(u.read(5)), String(u.read()), u.read()));
