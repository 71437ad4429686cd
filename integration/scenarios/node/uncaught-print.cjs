// @stderr
// An uncaught exception is printed with its source line.
process.on('exit', (code) => console.log('exit', code));
Error.stackTraceLimit = 1;
function fails() {
  throw RangeError('out of it');
}
setImmediate(function later() {
  fails();
});
