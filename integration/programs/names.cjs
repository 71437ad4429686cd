// The names of every builtin, of its classes and of the globals, one a line, for comparison with Node.
const module_ = require('node:module');

const ofFunctions = new Set(['length', 'name', 'prototype', 'arguments', 'caller']);

/** Own names; of a class also those of its prototype, as `Class#name`. */
function tell(prefix, object) {
  for (const name of Object.getOwnPropertyNames(object).toSorted()) {
    if (typeof object === 'function' && ofFunctions.has(name)) continue;
    console.log(`${prefix}.${name}`);
    let value;
    try {
      value = object[name];
    } catch {
      continue;
    }
    if (typeof value !== 'function') continue;
    for (const method of Object.getOwnPropertyNames(value.prototype ?? {}).toSorted())
      if (method !== 'constructor') console.log(`${prefix}.${name}#${method}`);
    for (const member of Object.getOwnPropertyNames(value).toSorted())
      if (!ofFunctions.has(member)) console.log(`${prefix}.${name}.${member}`);
  }
}

const require_ = module_.createRequire('file:///names.cjs');
for (const name of module_.builtinModules) tell(name, require_(name));
tell('globalThis', globalThis);
