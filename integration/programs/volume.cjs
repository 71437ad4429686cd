// What a program does with disks: `no-disk`, `write`, `read`, `fill` or `protected`, by its argument.
const fs = require('node:fs');
const path = require('node:path');

const volume = '/volumes/DATA';

function outcome(action) {
  try {
    return action();
  } catch (error) {
    return error.message;
  }
}

const actions = {
  'no-disk'() {
    console.log(fs.readdirSync('/').sort(), process.cwd());
    for (const file of ['out.txt', '/app/out.txt', '/volumes/out.txt', __filename])
      console.log(outcome(() => fs.writeFileSync(file, 'x')));
    console.log(
      outcome(() => fs.mkdirSync('/data')),
      outcome(() => fs.readFileSync('/volumes/DATA/x')),
    );
    fs.writeFileSync('/tmp/out.txt', 'in memory');
    console.log(fs.readFileSync('/tmp/out.txt', 'utf8'), fs.statfsSync('/tmp').bavail > 0);
    console.log(fs.realpathSync('/boot') === path.join('/volumes', path.basename(fs.readlinkSync('/boot'))));
    console.log(outcome(() => fs.writeFileSync('/boot/out.txt', 'x')).replace(/:.*/, ''));
  },

  write() {
    console.log(fs.readdirSync(volume), fs.readFileSync(`${volume}/hello.txt`, 'utf8'));
    fs.mkdirSync(`${volume}/logs/deep`, { recursive: true });
    fs.writeFileSync(`${volume}/logs/boot.txt`, 'first line\n');
    fs.appendFileSync(`${volume}/logs/boot.txt`, 'second line\n');
    fs.writeFileSync(`${volume}/logs/deep/Grüße an alle.text`, 'a long name');
    const large = Buffer.alloc(3_000_000, 'large ');
    fs.writeFileSync(`${volume}/large`, large);
    fs.renameSync(`${volume}/large`, `${volume}/logs/large`);
    fs.writeFileSync(`${volume}/gone`, 'gone');
    fs.unlinkSync(`${volume}/gone`);
    const fd = fs.openSync(`${volume}/hello.txt`, 'r+');
    fs.writeSync(fd, 'FROM', 0);
    fs.unlinkSync(`${volume}/hello.txt`);
    console.log(fs.readFileSync(fd, 'utf8'), fs.existsSync(`${volume}/hello.txt`));
    // It is left open: the machine closes it, and it is gone then.
    fs.utimesSync(`${volume}/logs/boot.txt`, 1_000_000_000, 1_000_000_000);
    fs.createWriteStream(`${volume}/stream.txt`).end('streamed', () => console.log('written'));
  },

  read() {
    console.log(fs.readdirSync(volume, { recursive: true }).toSorted((a, b) => (a < b ? -1 : 1)));
    console.log(
      fs.readFileSync(`${volume}/logs/boot.txt`, 'utf8'),
      fs.readFileSync(`${volume}/stream.txt`, 'utf8'),
    );
    console.log(fs.statSync(`${volume}/logs/boot.txt`).mtime.toISOString());
    console.log(fs.readFileSync(`${volume}/logs/large`).equals(Buffer.alloc(3_000_000, 'large ')));
  },

  fill() {
    const { bsize, blocks, bfree } = fs.statfsSync(volume);
    console.log(bsize > 0, blocks > 0, bfree <= blocks);
    const fd = fs.openSync(`${volume}/fill`, 'w');
    let written = 0;
    const message = outcome(() => {
      for (;;) written += fs.writeSync(fd, Buffer.alloc(10_000));
    });
    console.log(message, written > 0, written <= bsize * blocks);
    console.log(outcome(() => fs.ftruncateSync(fd, bsize * blocks * 2)));
    console.log(outcome(() => fs.writeFileSync(`${volume}/more`, Buffer.alloc(100_000))));
    fs.closeSync(fd);
    console.log(fs.statSync(`${volume}/fill`).size === written);
    fs.unlinkSync(`${volume}/fill`);
    fs.writeFileSync(`${volume}/more`, 'there is room');
  },

  protected() {
    console.log(fs.readFileSync(`${volume}/hello.txt`, 'utf8'));
    console.log(outcome(() => fs.writeFileSync(`${volume}/hello.txt`, 'x')));
    console.log(outcome(() => fs.writeFileSync(`${volume}/new`, 'x')));
    console.log(
      outcome(() => fs.mkdirSync(`${volume}/dir`)),
      outcome(() => fs.unlinkSync(`${volume}/hello.txt`)),
    );
    console.log(outcome(() => fs.accessSync(`${volume}/hello.txt`, fs.constants.W_OK)));
    console.log(outcome(() => fs.renameSync(`${volume}/hello.txt`, `${volume}/x`)));
    console.log(outcome(() => fs.renameSync(`${volume}/hello.txt`, '/tmp/x')));
    fs.copyFileSync(`${volume}/hello.txt`, '/tmp/copy');
    console.log(fs.readFileSync('/tmp/copy', 'utf8'));
  },
};

actions[process.argv[2]]();
