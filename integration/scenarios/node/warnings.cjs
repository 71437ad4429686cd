// @stderr
process.on('warning', (warning) => console.log('heard', warning.name, warning.code, warning.message));
process.emitWarning('first');
process.emitWarning('second', 'CustomWarning', 'C1');
process.emitWarning('third', { type: 'Typed', code: 'C2', detail: 'some detail' });
process.emitWarning(Object.assign(new Error('an error'), { name: 'OwnWarning' }));
process.emitWarning('old', 'DeprecationWarning', 'DEP1');
const { EventEmitter } = require('node:events');
const emitter = new EventEmitter();
for (let i = 0; i < 12; i++) emitter.on('x', () => {});
console.log('main ends');
