console.log(`out: ${process.argv.slice(2).join(' ')}, ${[1, 2, 3].map((n) => n * n)}`);
setTimeout(() => {
  console.error('err: ä €');
  process.exit(7);
}, 10);
