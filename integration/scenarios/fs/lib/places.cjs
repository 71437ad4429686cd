// Runs the same in a fresh directory of /tmp and in one on the volume, and shows paths without what differs in them.
const fs = require('node:fs');
const os = require('node:os');
const util = require('node:util');

/** Calls `body(directory, say)` for each place, one after the other. */
exports.inEachPlace = async (body) => {
  const places = [
    ['tmp', os.tmpdir()],
    ['volume', process.env.SCENARIO_VOLUME],
  ];
  for (const [name, root] of places) {
    const directory = fs.mkdtempSync(`${root}/x-`);
    const hide = (text) => text.replaceAll(directory, 'HERE');
    const say = (...values) =>
      console.log(...values.map((value) => hide(typeof value === 'string' ? value : util.inspect(value))));
    console.log(`== ${name}`);
    await body(directory, say);
    fs.rmSync(directory, { recursive: true });
    console.log('left:', fs.existsSync(directory));
  }
};

/** What a function answers or throws, as text. */
exports.outcome = (action) => {
  try {
    return util.inspect(action());
  } catch (error) {
    return `${error.name} ${error.code} ${error.syscall}: ${error.message}`;
  }
};
