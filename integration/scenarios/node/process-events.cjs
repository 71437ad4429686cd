// beforeExit may start something anew; exit tells the code.
let rounds = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code, rounds);
  rounds++;
  if (rounds < 3) setTimeout(() => console.log('once more', rounds), 1);
});
process.once('exit', (code) => {
  console.log('exit', code, process.exitCode);
  setTimeout(() => console.log('never'), 0);
  process.nextTick(() => console.log('never'));
});
process.on('exit', () => {
  process.exitCode = 5;
});
