// process.exit runs nothing but the exit listeners.
process.on('exit', (code) => {
  console.log('exit', code);
  process.exit(9);
});
process.on('beforeExit', () => console.log('never'));
setTimeout(() => console.log('never'), 0);
try {
  process.exit('4');
} catch {
  console.log('never');
} finally {
  console.log('never');
}
