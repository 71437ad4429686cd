// What process tells of what the program uses: names and kinds, as the figures differ.
const kinds = (object) => Object.entries(object).map(([name, value]) => `${name}:${typeof value}`);
console.log(kinds(process.memoryUsage()), process.memoryUsage.rss() > 0);
console.log(kinds(process.resourceUsage()));
console.log(
  kinds(process.cpuUsage()),
  kinds(process.threadCpuUsage()),
  process.cpuUsage(process.cpuUsage()).user >= 0,
);
console.log(process.availableMemory() > 0, process.constrainedMemory() >= 0, process.uptime() > 0);
const timer = setTimeout(() => {}, 1);
const immediate = setImmediate(() => {});
const interval = setInterval(() => {}, 1000);
const timers = () => process.getActiveResourcesInfo().filter((kind) => /Timeout|Immediate/.test(kind));
console.log(timers());
interval.unref();
console.log(timers());
clearTimeout(timer);
clearImmediate(immediate);
console.log(timers());
clearInterval(interval);
console.log(
  process.mainModule === module,
  require.main === module,
  process.mainModule.filename === __filename,
);
console.log(
  process.release.name,
  process.release.lts,
  Object.keys(process.config).sort(),
  typeof process.features.inspector,
);
console.log(Object.prototype.toString.call(process), process.constructor.name, process.title.length > 0);
for (const name of ['version', 'versions', 'arch', 'platform', 'release', 'argv0', 'features', 'config'])
  console.log(name, Object.getOwnPropertyDescriptor(process, name).writable);
