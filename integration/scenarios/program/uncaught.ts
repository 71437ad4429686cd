interface Shape {
  readonly size: number;
}

function measure(shape: Shape | undefined): number {
  if (shape === undefined) throw new TypeError('no shape');
  return shape.size;
}

process.on('exit', (code) => console.log('exit', code));
console.log(measure({ size: 2 }));
setTimeout(() => measure(undefined), 1);
setTimeout(() => console.log('never'), 50);
