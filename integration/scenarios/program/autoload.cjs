// A folder is listed, and every file in it required: how many programs load their routes, models and commands.
const fs = require('node:fs');
const path = require('node:path');

const folder = path.join(__dirname, 'lib', 'routes');
for (const name of fs.readdirSync(folder).toSorted()) {
  const { path: route } = require(path.join(folder, name));
  console.log(name, route);
}
