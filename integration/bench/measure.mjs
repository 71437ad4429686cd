// The bench's side of the wire, a process of its own: node measure.mjs SUITE HOST PORT OPTIONS. Prints its figures as JSON.
import { suites } from './figures.mjs';

const [suite, host, port, options] = process.argv.slice(2);
const figures = await suites[suite].measure({ host, port: Number(port) }, JSON.parse(options));
console.log(JSON.stringify(figures));
process.exit(0);
