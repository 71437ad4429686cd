// stdout is a stream; what is written comes out in order with console.log.
console.log('one');
process.stdout.write('two\n', () => console.log('written'));
console.log('three', process.stdout.write(Buffer.from('four\n')), process.stdout.writable);
const original = process.stdout.write;
const caught = [];
process.stdout.write = (chunk) => {
  caught.push(String(chunk));
  return true;
};
console.log('caught', { a: 1 });
process.stdout.write = original;
console.log(caught);
process.stdout.write('c3a9\n', 'hex');
process.stdout.write('\u00e9\u20ac\u{1F600}\n', 'utf8');
process.stdin.on('data', () => console.log('never')).on('end', () => console.log('stdin ended'));
