// process.env: every value is a text, whatever is assigned.
const attempt = (work) => {
  try {
    return work();
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
};
const { env } = process;

for (const value of [5, true, null, undefined, { toString: () => 'text' }, [1, 2], '']) {
  env.VALUE = value;
  console.log(typeof env.VALUE, env.VALUE);
}
console.log(
  attempt(() => (env.VALUE = Symbol('s'))),
  attempt(() => (env[Symbol('s')] = 'x')),
  env[Symbol('s')],
);
console.log(delete env.VALUE, env.VALUE, 'VALUE' in env, delete env.VALUE, Object.hasOwn(env, 'TZ'));
env.lower = 'a';
console.log(env.LOWER, Object.keys(env).includes('lower'), JSON.parse(JSON.stringify(env)).lower);
const define = (descriptor) => attempt(() => Object.defineProperty(env, 'DEFINED', descriptor) === env);
console.log(define({ value: 1, configurable: true, writable: true, enumerable: true }), env.DEFINED);
console.log(define({ value: 'x' }));
console.log(define({ value: 'x', configurable: true, writable: false, enumerable: true }));
console.log(define({ get: () => 'x' }));
console.log(define({ configurable: true, writable: true, enumerable: true }));
console.log(Object.getOwnPropertyDescriptor(env, 'DEFINED'), { ...env }.DEFINED);
console.log(Object.prototype.toString.call(env), env.hasOwnProperty('DEFINED'), env.toString());
