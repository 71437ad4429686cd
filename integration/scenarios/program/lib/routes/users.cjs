const { count } = require('../counter.cjs');
module.exports = { path: '/users', seen: count() };
