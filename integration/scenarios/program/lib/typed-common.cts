const inner: { readonly kind: string } = { kind: 'cts' };
module.exports = { inner, file: require('node:path').basename(__filename) };
