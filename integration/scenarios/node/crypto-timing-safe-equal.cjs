// Comparison that takes as long for the wrong as for the right.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

const equal = crypto.timingSafeEqual;
told('equal', () => equal(Buffer.from('abc'), Buffer.from('abc')));
told('not equal', () => equal(Buffer.from('abc'), Buffer.from('abd')));
told('empty', () => equal(Buffer.alloc(0), Buffer.alloc(0)));
told('views', () => equal(new Uint16Array([1, 2]), new Uint8Array([1, 0, 2, 0])));
told('memory', () => equal(new ArrayBuffer(2), new Uint8Array(2)));
told('data view', () => equal(new DataView(new ArrayBuffer(2)), new Uint8Array(2)));
told('lengths', () => equal(Buffer.from('a'), Buffer.from('ab')));
told('first', () => equal('abc', Buffer.from('abc')));
told('second', () => equal(Buffer.from('abc'), 'abc'));
told('nothing', () => equal());
told('null', () => equal(Buffer.alloc(1), null));
