// How errors print whose stack, name, message or prototype was changed or taken away.
const { inspect } = require('util');
const t = (l, f) => {
  try {
    const v = f();
    console.log(l, typeof v === 'string' ? v.replace(/\n    at .*/g, '') : v);
  } catch (e) {
    console.log(l, '!', e.name, e.code, e.message);
  }
};
const err = (C = Error, m = 'msg') => new C(m);
t('stack undefined', () => {
  const e = err();
  e.stack = undefined;
  return inspect(e);
});
t('stack empty', () => {
  const e = err();
  e.stack = '';
  return inspect(e);
});
t('stack null', () => {
  const e = err();
  e.stack = null;
  return inspect(e);
});
t('stack text', () => {
  const e = err();
  e.stack = 'own text';
  return inspect(e);
});
t('name', () => {
  const e = err();
  e.name = 'Foo';
  return inspect(e);
});
t('message changed', () => {
  const e = err();
  e.message = 'other';
  return inspect(e);
});
t('null proto', () => {
  const e = err();
  Object.setPrototypeOf(e, null);
  return inspect(e);
});
t('null proto TypeError', () => {
  const e = err(TypeError);
  Object.setPrototypeOf(e, null);
  return inspect(e);
});
t('null proto props', () => {
  const e = err();
  e.a = 1;
  Object.setPrototypeOf(e, null);
  return inspect(e);
});
t('null proto class', () => {
  class Foo extends Error {
    get [Symbol.toStringTag]() {
      return 'tag';
    }
  }
  const e = new Foo('x');
  Object.setPrototypeOf(e, null);
  return inspect(e);
});
t('null proto tag', () => {
  const e = err();
  e[Symbol.toStringTag] = 'T';
  Object.setPrototypeOf(e, null);
  return inspect(e);
});
t('proto Object.create(null)', () => {
  const e = err();
  Object.setPrototypeOf(e, Object.create(null));
  return inspect(e);
});
t('proto class', () => {
  class A {}
  const e = err();
  Object.setPrototypeOf(e, A.prototype);
  return inspect(e);
});
t('fake error', () => inspect(Object.create(Error.prototype)));
t('fake error 2', () => inspect({ __proto__: Error.prototype, message: 'x' }));
t('suppressed', () => typeof SuppressedError);
t('format %s', () => require('util').format('%s', Object.assign(err(), { stack: 'x\n    at y' })));
t('String', () => {
  const e = err();
  Object.setPrototypeOf(e, null);
  return String(Object.prototype.toString.call(e));
});
t('throwing name', () => {
  const e = err();
  Object.defineProperty(e, 'name', {
    get() {
      throw new Error('no');
    },
  });
  return inspect(e);
});
t('throwing stack', () => {
  const e = err();
  Object.defineProperty(e, 'stack', {
    get() {
      throw new Error('no');
    },
  });
  return inspect(e);
});
t('DOMException', () => {
  const e = new DOMException('m', 'AbortError');
  return inspect(e).split('\n')[0];
});
