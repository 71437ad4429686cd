'use strict';
const { basename } = require('path');
exports.named = [basename(__filename), basename(__dirname), require.main === module, this === exports];
