// As compilers write ES modules.
Object.defineProperty(exports, '__esModule', { value: true });
exports.default = 'the default';
exports.value = 'a value';
