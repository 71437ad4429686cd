module.exports = { type: 'commonjs', isExports: this === exports };
