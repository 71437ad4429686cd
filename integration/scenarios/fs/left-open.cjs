// @volume
// A program that ends with files open, streams half way and a file deleted while it is open: nothing of it is left.
const fs = require('node:fs');
const os = require('node:os');

for (const root of [os.tmpdir(), process.env.SCENARIO_VOLUME]) {
  const directory = fs.mkdtempSync(`${root}/x-`);
  fs.writeFileSync(`${directory}/a`, 'a'.repeat(200_000));
  const fd = fs.openSync(`${directory}/a`, 'r+');
  fs.openSync(directory, 'r');
  fs.opendirSync(directory);
  fs.writeSync(fd, 'written', 0);
  fs.unlinkSync(`${directory}/a`);
  console.log(fs.readFileSync(fd).length, fs.readdirSync(directory));
  const stream = fs.createWriteStream(`${directory}/b`);
  stream.write('streamed', () => console.log('written', fs.readFileSync(`${directory}/b`, 'utf8')));
  fs.promises.open(`${directory}/c`, 'w').then((handle) => handle.write('promised'));
}
process.on('exit', () => {
  const directory = fs.mkdtempSync(`${os.tmpdir()}/x-`);
  fs.writeFileSync(`${directory}/last`, 'at exit');
  console.log(fs.readFileSync(`${directory}/last`, 'utf8'));
});
setTimeout(() => process.exit(), 100);
