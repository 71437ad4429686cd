'use strict';
// The same framing of requests, byte by byte.
const framing = require('./lib/corpus/request-framing.cjs');
const { bytes } = require('./lib/deliver.cjs');
const { judgeRequests } = require('./lib/judge.cjs');

judgeRequests('byte by byte', framing, { pieces: bytes });
