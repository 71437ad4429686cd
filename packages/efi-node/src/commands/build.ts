import { parseBuildArguments } from '../build-arguments.ts';
import { selfContained } from '../image/application.ts';
import { outputPath, writeOutput } from '../image/output-file.ts';
import { describeSize } from './report.ts';

/** `efi-node build`: one EFI application with the program inside. Rejects with CommandError for a mistake of the user's. */
export async function build(argv: readonly string[]): Promise<number> {
  const options = parseBuildArguments(argv);
  const path = outputPath(options.output, options.file);
  const application = await selfContained(options);
  await writeOutput(path, application.length, [{ offset: 0, bytes: application }]);
  process.stdout.write(
    `${options.output}: ${describeSize(application.length)}; copy it to a FAT stick as EFI/BOOT/BOOTX64.EFI, or start it in a UEFI shell\n`,
  );
  return 0;
}
