const b = Buffer.alloc(8);
const show = (name, value) => {
  try {
    console.log(name, b[`write${name}`](value), b.toString('hex'), b[`read${name}`]());
  } catch (error) {
    console.log(name, error.code, error.message);
  }
  b.fill(0);
};
for (const [name, values] of Object.entries({
  UInt8: [255, 256],
  Int8: [-128, 128],
  UInt16LE: [0x1234, 65536],
  UInt16BE: [0x1234],
  Int16LE: [-2],
  Int16BE: [-32769],
  UInt32LE: [0xdeadbeef],
  UInt32BE: [0xdeadbeef, 2 ** 32],
  Int32LE: [-5],
  Int32BE: [-5, 2 ** 31],
  FloatLE: [1.5],
  FloatBE: [0.1],
  DoubleLE: [Math.PI],
  DoubleBE: [-0],
  BigInt64LE: [-5n],
  BigUInt64BE: [2n ** 64n - 1n, 2n ** 64n],
  BigInt64BE: [2n ** 63n],
}))
  for (const value of values) show(name, value);
console.log(
  b.writeUIntBE(0x123456, 1, 3),
  b,
  b.readUIntBE(1, 3),
  b.writeIntLE(-3, 0, 6),
  b.readIntLE(0, 6),
  b.readUintLE(0, 2),
);
for (const read of [
  () => b.readUInt32LE(5),
  () => b.readInt8(8),
  () => b.readUInt16BE('x'),
  () => b.readDoubleLE(1.5),
  () => b.readUIntLE(0, 7),
  () => b.readIntBE(),
  () => Buffer.alloc(1).readUInt16LE(),
]) {
  try {
    read();
    console.log('no error');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
