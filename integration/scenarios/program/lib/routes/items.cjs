const { count } = require('../counter.cjs');
exports.path = '/items';
exports.seen = count();
