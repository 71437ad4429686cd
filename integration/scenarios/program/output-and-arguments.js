// @args one --two
// @stderr
console.log('arguments', process.argv.slice(2));
console.error('to stderr');
process.stdout.write('no line end');
