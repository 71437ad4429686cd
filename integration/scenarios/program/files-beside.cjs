// Files beside the program come along: those that its sources name, by every usual way of naming them.
const fs = require('node:fs');
const path = require('node:path');

const read = (file) => fs.readFileSync(file, 'utf8').trim();

// Relative paths are relative to the working directory, which is the project's folder here.
console.log(read('./scenarios/program/lib/data.txt'));
console.log(read('scenarios/program/lib/data.txt'));
console.log(read(path.join(__dirname, 'lib', 'data.txt')));
console.log(read(path.resolve('scenarios', 'program', 'lib/data.txt')));
console.log(read(`${__dirname}/lib/data.txt`));
console.log(read(__dirname + '/lib/data.txt'));

// A folder that is named comes as a whole, with the folders in it.
const folder = path.join(__dirname, 'lib', 'public');
for (const name of ['index.html', 'css/style.css']) console.log(name, read(path.join(folder, name)));

// Of a name that is half known all that match are there.
for (const number of [1, 2]) console.log(read(`${__dirname}/lib/part-${number}.txt`));

// What nobody names is not there, and neither is what never was.
const missing = path.join(__dirname, ['li', 'b'].join(''), 'nothing.txt');
try {
  read(missing);
} catch (error) {
  console.log(error.code, error.syscall, error.path === missing);
}
console.log(fs.existsSync(path.join(folder, 'index.html')), fs.existsSync(path.join(folder, 'gone.html')));
