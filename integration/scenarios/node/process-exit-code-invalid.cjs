for (const code of ['x', 1.5, true, {}, Symbol.iterator]) {
  try {
    process.exitCode = code;
    console.log('taken', process.exitCode);
  } catch (error) {
    console.log(error.name, error.code);
  }
}
process.exitCode = '7';
console.log(typeof process.exitCode, process.exitCode);
process.exitCode = undefined;
console.log(process.exitCode);
process.exitCode = 12;
