import { extname } from 'node:path';
import { APPLICATION, parseImageArguments } from '../build-arguments.ts';
import { CommandError } from '../command-error.ts';
import { builtApplication, selfContained } from '../image/application.ts';
import { smallestDisk, systemDisk } from '../image/disk.ts';
import { outputPath, writeOutput } from '../image/output-file.ts';
import { describeSize } from './report.ts';

/** `efi-node image`: a disk that boots the program. Rejects with CommandError for a mistake of the user's. */
export async function image(argv: readonly string[]): Promise<number> {
  const options = parseImageArguments(argv);
  const path = outputPath(options.output, options.file);
  const isBuilt = extname(options.file) === APPLICATION;
  const application = isBuilt ? builtApplication(options) : await selfContained(options);
  const smallest = smallestDisk(application.length);
  if (options.size < smallest) {
    throw new CommandError(`--size ${options.size}: too small, this program needs ${smallest} MiB`);
  }
  const { size, pieces, free } = systemDisk(application, options.size);
  await writeOutput(path, size, pieces);
  process.stdout.write(
    `${options.output}: ${describeSize(size)}, ${describeSize(free)} free; write it to a stick: dd if=${options.output} of=/dev/sdX bs=4M conv=fsync\n`,
  );
  return 0;
}
