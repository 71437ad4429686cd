// Timeout and Immediate objects.
const t = setTimeout(() => console.log('fired'), 200);
console.log(
  t.hasRef(),
  t.ref() === t,
  t.unref() === t,
  t.hasRef(),
  typeof t[Symbol.toPrimitive](),
  t.ref().hasRef(),
);
const byNumber = setTimeout(() => console.log('never'), 10);
clearTimeout(+byNumber);
clearTimeout(String(+setTimeout(() => console.log('never either'), 10)));
const i = setImmediate(() => console.log('immediate', i.hasRef()));
console.log(i.hasRef(), i.unref() === i, i.hasRef(), i.ref().hasRef());
clearImmediate(setImmediate(() => console.log('never at all')));
let refreshed = 0;
const r = setTimeout(() => {
  refreshed++;
  console.log('refreshed', refreshed);
  if (refreshed < 3) r.refresh();
}, 20);
clearTimeout(undefined);
clearTimeout(null);
clearTimeout({});
clearImmediate(1);
clearInterval('x');
const u = setTimeout(() => console.log('unreferenced'), 100000);
u.unref();
{
  using d = setTimeout(() => console.log('disposed'), 1);
}
setTimeout(() => console.log('closed')).close();
for (const bad of [undefined, 'x', null, 5])
  try {
    setTimeout(bad);
  } catch (error) {
    console.log(error.code, error.message);
  }
console.log(t.constructor.name, i.constructor.name, t._idleTimeout, typeof t._onTimeout, t._repeat);
