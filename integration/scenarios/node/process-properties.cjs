// @args first --second=2
console.log(
  process.argv.length,
  process.argv.slice(2),
  process.execArgv,
  typeof process.execPath,
  typeof process.argv0,
);
console.log(
  process.version.split('.')[0],
  process.platform,
  process.arch,
  process.release.name,
  typeof process.pid,
  typeof process.title,
);
process.env.NUMBER = 5;
process.env.FLAG = true;
process.env.NOTHING = undefined;
console.log(
  process.env.NUMBER === '5',
  process.env.FLAG,
  process.env.NOTHING,
  'MISSING' in process.env,
  delete process.env.FLAG,
  process.env.FLAG,
);
const [s, n] = process.hrtime();
console.log(
  Number.isInteger(s),
  n >= 0 && n < 1e9,
  process.hrtime([s, n]).length,
  typeof process.hrtime.bigint(),
);
console.log(
  Object.keys(process.memoryUsage()).sort(),
  typeof process.memoryUsage.rss(),
  process.uptime() > 0,
);
console.log(
  process.stdout.fd,
  process.stderr.fd,
  process.stdin.fd,
  process.stdout.isTTY,
  typeof process.cwd(),
  process.umask().toString(8),
);
console.log(
  Object.prototype.toString.call(process),
  process instanceof require('node:events'),
  process === require('node:process'),
);
try {
  process.kill('x');
} catch (error) {
  console.log(error.code);
}
try {
  process.hrtime('x');
} catch (error) {
  console.log(error.code);
}
try {
  process.nextTick('x');
} catch (error) {
  console.log(error.code, error.message);
}
console.log(typeof process.getBuiltinModule('fs').readFileSync, process.getBuiltinModule('nope'));
