// 2 MiB in lines that can be told apart.
for (let line = 0; line < 32_768; line++) process.stdout.write(`${String(line).padStart(63, '.')}\n`);
