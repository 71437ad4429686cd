// What process's functions say to arguments that they cannot take.
const attempt = (work) => {
  try {
    return work();
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
};

for (const value of [1, '2', 'x', 1.5, '', true, null, NaN, -1, '0x10', {}, 300, '1e2', ' 3 ', 1n, Infinity])
  console.log(
    'exitCode',
    String(value),
    attempt(() => {
      process.exitCode = value;
      return process.exitCode;
    }),
  );
process.exitCode = undefined;

const wrong = {
  chdir: [() => process.chdir(5)],
  umask: [
    () => process.umask('x'),
    () => process.umask('9'),
    () => process.umask(1.5),
    () => process.umask({}),
  ],
  kill: [
    () => process.kill('x'),
    () => process.kill(process.pid, 'SIGX'),
    () => process.kill(process.pid, 99),
    () => process.kill(999999, 0),
    () => process.kill(process.pid, {}),
    () => process.kill(process.pid, 0),
  ],
  hrtime: [() => process.hrtime([1]), () => process.hrtime(5), () => process.hrtime([1, 2, 3])],
  cpuUsage: [
    () => process.cpuUsage(5),
    () => process.cpuUsage({}),
    () => process.cpuUsage({ user: -1, system: 0 }),
    () => process.cpuUsage({ user: 1, system: 'x' }),
  ],
  nextTick: [() => process.nextTick('x'), () => process.nextTick()],
  emitWarning: [
    () => process.emitWarning(5),
    () => process.emitWarning('a', 5),
    () => process.emitWarning('a', 'b', 5),
    () => process.emitWarning(),
    () => process.emitWarning('a', null),
  ],
  capture: [
    () => process.setUncaughtExceptionCaptureCallback(5),
    () => process.hasUncaughtExceptionCaptureCallback(),
    () => process.setUncaughtExceptionCaptureCallback(() => {}),
    () => process.setUncaughtExceptionCaptureCallback(() => {}),
    () => process.setUncaughtExceptionCaptureCallback(null),
  ],
  others: [
    () => process.getBuiltinModule(5),
    () => process.getBuiltinModule('nope'),
    () => process.getBuiltinModule('test'),
    () => process.getBuiltinModule('node:test') !== undefined,
    () => process.setSourceMapsEnabled('x'),
    () => process.exit('x'),
    () => process.loadEnvFile('/not/there'),
  ],
};
for (const [name, attempts] of Object.entries(wrong))
  for (const work of attempts) console.log(name, attempt(work));
