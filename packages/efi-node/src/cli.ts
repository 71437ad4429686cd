import { CommandError } from './command-error.ts';
import { describeMistake } from './commands/report.ts';
import { ownVersion } from './installation.ts';

const MISTAKE = 2;

const HELP = `efi-node: Node programs in firmware, without an operating system

  efi-node run FILE.{js,mjs,cjs,ts} [options] [-- ARGS]
      bundles the file with its npm dependencies, boots it in QEMU and behaves like 'node FILE':
      the program's output and exit code are the command's own

      --publish HOSTPORT:GUESTPORT   a port of this host that leads to the program's; may be repeated;
                                     listens on 127.0.0.1 unless given as ADDRESS:HOSTPORT:GUESTPORT
      --memory MB                    memory of the machine (512)
      --timeout SECONDS              stop it after so long, with exit code 124
      --tap NAME                     connects the machine's card to this tap device of the host, in place of
                                     QEMU's user-mode network; given again, the machine has another card
      --qmp PATH                     a socket of QEMU's monitor (QMP), to pull the cable for instance
      --no-network                   a machine without a network card
      --assets PATH                  a file or folder of the project that comes along; may be repeated. What the
                                     program names in its sources comes along by itself
      --no-assets                    of files only what --assets names comes along
      --minify                       shorter code, which takes less memory; stack traces stay right
      --verbose                      timings, events and the firmware's console on stderr

  efi-node build FILE.{js,mjs,cjs,ts} [options] [-- ARGS]
      makes one EFI application with the program inside: for a FAT stick as EFI/BOOT/BOOTX64.EFI, a UEFI shell,
      a boot entry, or to be signed. Words that it is started with follow ARGS in process.argv

      -o, --output PATH              the file to write (FILE's name with .efi, in this folder)
      --env NAME=VALUE               a variable of the program's environment, which is empty otherwise;
                                     may be repeated
      --no-network                   leave network cards alone
      --assets PATH, --no-assets, --minify
                                     as for run

  efi-node image FILE.{js,mjs,cjs,ts} [options] [-- ARGS]
      makes a disk image that boots the program, for a USB stick: GPT, and an EFI system partition whose free
      space is the program's. FILE may also be what build has made, signed since or not.
      Options as for build (FILE's name with .img), and

      --size MiB                     of the whole disk (64)

  efi-node doctor                    what is there, what is missing, and the command that mends it
  efi-node --help, --version

Exit codes: the program's own; 2 for a mistake in what was given; 124 after --timeout; 125 when the machine
died without a word; 128 and the signal's number after a signal.
Environment: EFI_NODE_QEMU, EFI_NODE_OVMF_CODE and EFI_NODE_OVMF_VARS name files to use instead of those found;
EFI_NODE_ACCEL is kvm or tcg; EFI_NODE_CACHE is where bundles are kept.
`;

/** Whether a command's arguments ask for help rather than hand --help on to the program. */
function asksForHelp(rest: readonly string[]): boolean {
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  return options.includes('--help');
}

async function command(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  switch (name) {
    case 'run': {
      if (asksForHelp(rest)) break;
      const { run } = await import('./commands/run.ts');
      return run(rest);
    }
    case 'build': {
      if (asksForHelp(rest)) break;
      const { build } = await import('./commands/build.ts');
      return build(rest);
    }
    case 'image': {
      if (asksForHelp(rest)) break;
      const { image } = await import('./commands/image.ts');
      return image(rest);
    }
    case 'doctor': {
      const { doctor } = await import('./commands/doctor.ts');
      return doctor();
    }
    case '--version':
    case '-v':
      process.stdout.write(`${ownVersion()}\n`);
      return 0;
    case undefined:
      throw new CommandError('no command given', { hints: ['efi-node --help lists them'] });
    case '--help':
    case '-h':
    case 'help':
      break;
    default:
      throw new CommandError(`unknown command '${name}'`, { hints: ['efi-node --help lists them'] });
  }
  process.stdout.write(HELP);
  return 0;
}

try {
  process.exitCode = await command(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(describeMistake(error));
  process.exitCode = MISTAKE;
}
