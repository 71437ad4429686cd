// ES modules are strict: what sloppy code passes over is an error.
const frozen = Object.freeze({ a: 1 });
function attempt(work) {
  try {
    console.log(work());
  } catch (error) {
    console.log(error.name);
  }
}
attempt(() => (frozen.a = 2));
attempt(() => delete frozen.a);
attempt(() => {
  undeclared = 1;
  return 'a global';
});
attempt(function () {
  return this;
});
attempt(function () {
  return arguments.callee.name;
});
console.log(this);
export {};
