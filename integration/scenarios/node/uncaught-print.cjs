// @stderr
// An uncaught exception is printed with its source line.
process.on('exit', (code) => console.log('exit', code));
Error.stackTraceLimit = 1;
function fails() {
  throw Object.assign(new RangeError('out of it'), { code: 'ECODE' });
}
setImmediate(function later() {
  fails();
});
