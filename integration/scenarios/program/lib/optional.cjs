try {
  module.exports = require('no-such-helper-package');
} catch ({ code, requireStack }) {
  module.exports = [code, requireStack.map((file) => require('node:path').basename(file))];
}
