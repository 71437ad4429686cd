module.exports = {
  isMain: require.main === module,
  hasParent: Boolean(module.parent),
  file: require('node:path').basename(module.filename),
  main: require('node:path').basename(require.main.filename),
};
