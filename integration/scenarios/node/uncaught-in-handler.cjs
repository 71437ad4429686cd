// An exception in the handler of exceptions ends the program with 7.
process.on('exit', (code) => console.log('exit', code));
process.on('uncaughtException', () => {
  throw new Error('second');
});
setTimeout(() => {
  throw new Error('first');
}, 1);
setTimeout(() => console.log('never'), 5);
