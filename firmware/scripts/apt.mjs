/**
 * Downloads Debian packages with a private source list and private state: the machine's own apt set-up is read, to
 * learn its mirror and keys, and never changed.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

/** Overrides the mirror that is read from the machine's own sources. */
export const MIRROR_VARIABLE = 'EFI_NODE_DEBIAN_MIRROR';

const DEBIAN_SUITE =
  /^(?:oldoldstable|oldstable|stable|testing|unstable|sid|buster|bullseye|bookworm|trixie|forky|duke)$/;

/** deb822 stanzas (`*.sources`): fields of each, names in lower case. */
function stanzas(text) {
  return text.split(/\n[ \t]*\n/).map((stanza) => {
    const fields = new Map();
    let name;
    for (const line of stanza.split('\n')) {
      if (line.startsWith('#')) continue;
      const field = /^([A-Za-z-]+):\s*(.*)$/.exec(line);
      if (field) {
        name = field[1].toLowerCase();
        fields.set(name, field[2].trim());
      } else if (name !== undefined && /^\s/.test(line)) {
        fields.set(name, `${fields.get(name)}\n${line.trim()}`.trim());
      }
    }
    return fields;
  });
}

/** Mirrors of a deb822 file: `{ uri, suites, components, signedBy }` each. */
export function parseDeb822(text) {
  const words = (value) => (value ?? '').split(/\s+/).filter((word) => word !== '');
  return stanzas(text)
    .filter((fields) => fields.has('uris') && (fields.get('enabled') ?? 'yes').toLowerCase() !== 'no')
    .flatMap((fields) =>
      words(fields.get('uris')).map((uri) => ({
        uri,
        suites: words(fields.get('suites')),
        components: words(fields.get('components')),
        signedBy: fields.get('signed-by'),
      })),
    );
}

/** Mirrors of a one-line file (`deb [options] uri suite components…`). */
export function parseOneLine(text) {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb(?:-src)?\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*([^#]*)/.exec(line);
    if (!match) return [];
    const [, options = '', uri, suite, components] = match;
    return [
      {
        uri,
        suites: [suite],
        components: components.trim().split(/\s+/),
        signedBy: /signed-by=(\S+)/.exec(options)?.[1],
      },
    ];
  });
}

function readable(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The Debian mirrors that this machine uses, its first first. */
export function machineMirrors(environment, root = '/etc/apt') {
  const own = environment[MIRROR_VARIABLE];
  if (own) return [{ uri: own, signedBy: undefined }];
  let parts = [];
  try {
    parts = readdirSync(join(root, 'sources.list.d')).toSorted();
  } catch {
    // A machine without the directory has its sources in the one file.
  }
  const entries = [
    ...parts
      .filter((name) => name.endsWith('.sources'))
      .flatMap((name) => parseDeb822(readable(join(root, 'sources.list.d', name)))),
    ...parseOneLine(readable(join(root, 'sources.list'))),
    ...parts
      .filter((name) => name.endsWith('.list'))
      .flatMap((name) => parseOneLine(readable(join(root, 'sources.list.d', name)))),
  ];
  const mirrors = new Map();
  for (const { uri, suites, components, signedBy } of entries) {
    if (!components.includes('main') || !suites.some((suite) => DEBIAN_SUITE.test(suite))) continue;
    if (!mirrors.has(uri)) mirrors.set(uri, { uri, signedBy });
  }
  return [...mirrors.values()];
}

/** A key named by path is passed on; one written into the stanza itself goes to a file first. */
function keyOption(directory, { signedBy }, index) {
  if (signedBy === undefined) return '';
  if (!signedBy.includes('\n')) return `[signed-by=${signedBy}] `;
  const file = join(directory, `mirror-${index}.asc`);
  writeFileSync(file, signedBy.replace(/^ ?\.$/gm, ''));
  return `[signed-by=${file}] `;
}

function configure(directory, mirrors, suites) {
  rmSync(directory, { recursive: true, force: true });
  for (const part of ['lists/partial', 'cache/archives/partial', 'files'])
    mkdirSync(join(directory, part), { recursive: true });
  const lines = mirrors.flatMap((mirror, index) => {
    const key = keyOption(directory, mirror, index);
    return suites.map(
      ({ kind, suite }) => `${kind === 'source' ? 'deb-src' : 'deb'} ${key}${mirror.uri} ${suite} main`,
    );
  });
  writeFileSync(join(directory, 'sources.list'), `${lines.join('\n')}\n`);
  const settings = {
    'Dir::Etc::sourcelist': join(directory, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State::lists': join(directory, 'lists'),
    'Dir::Cache': join(directory, 'cache'),
    // A mirror that has stood still for weeks will do: what comes from it is known by its sha256.
    'Acquire::Check-Valid-Until': 'false',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '20',
    'Acquire::https::Timeout': '20',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled': 'false',
    // The download directory is the user's own, which apt's sandbox user may not enter.
    'APT::Sandbox::User': 'root',
  };
  const file = join(directory, 'apt.conf');
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} "${value}";\n`)
      .join(''),
  );
  return file;
}

function apt(args, directory, configuration) {
  const outcome = spawnSync('apt-get', ['-q', ...args], {
    cwd: join(directory, 'files'),
    encoding: 'utf8',
    timeout: 300_000,
    env: { ...process.env, APT_CONFIG: configuration, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (outcome.error?.code === 'ENOENT') throw new Error('apt-get: command not found');
  if (outcome.error) throw new Error(`apt-get ${args[0]}: ${outcome.error.message}`);
  const problems = outcome.stderr.split('\n').filter((line) => /^[EW]:/.test(line));
  return {
    ok: outcome.status === 0,
    said: problems.slice(0, 3).join(' ') || `apt-get ${args[0]} ended with code ${outcome.status}`,
  };
}

/**
 * The archive as a place where sources are looked for. The index is read once, at the first look-up, for all that is
 * `wanted()` then.
 */
export function openArchive({ directory, environment, log, wanted }) {
  let opened;
  const open = () => {
    const mirrors = machineMirrors(environment);
    if (mirrors.length === 0)
      throw new Error(`no Debian mirror in this machine's apt sources, and ${MIRROR_VARIABLE} is not set`);
    const suites = new Map(
      wanted().map(({ package: { kind, suite } }) => [`${kind} ${suite}`, { kind, suite }]),
    );
    log(`reading the package index of ${[...suites.values()].map(({ suite }) => suite).join(' and ')}`);
    const configuration = configure(directory, mirrors, [...suites.values()]);
    const update = apt(['update'], directory, configuration);
    return { configuration, trouble: update.ok ? undefined : update.said };
  };
  return {
    name: 'the Debian archive, by apt',
    find(source) {
      opened ??= (() => {
        try {
          return open();
        } catch (error) {
          return { failure: error };
        }
      })();
      if (opened.failure) throw opened.failure;
      const { kind, name, version, suite } = source.package;
      log(`downloading ${source.what}`);
      const outcome =
        kind === 'binary'
          ? apt(['download', `${name}=${version}`], directory, opened.configuration)
          : apt(
              ['source', '--download-only', '--tar-only', `${name}/${suite}`],
              directory,
              opened.configuration,
            );
      const file = readdirSync(join(directory, 'files')).find(
        (entry) => decodeURIComponent(entry) === source.file,
      );
      if (file === undefined)
        throw new Error(
          [outcome.ok ? `the archive has no ${source.file} now` : outcome.said, opened.trouble]
            .filter(Boolean)
            .join(' '),
        );
      return join(directory, 'files', file);
    },
  };
}
