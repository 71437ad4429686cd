console.log(JSON.stringify({ argv: process.argv.slice(2), greeting: process.env.GREETING }));
console.error('a line on stderr');
process.exitCode = 9;
