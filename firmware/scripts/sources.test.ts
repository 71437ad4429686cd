import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machineMirrors, parseDeb822, parseOneLine } from './apt.mjs';
import { SOURCES, fetchSources } from './sources.mjs';

describe("the machine's own apt sources", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'efi-node-apt-'));
    mkdirSync(join(root, 'sources.list.d'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('deb822: several addresses, comments, disabled stanzas, a key in the text', () => {
    const text = [
      '# comment',
      'Types: deb deb-src',
      'URIs: http://one.example/debian https://two.example/debian',
      '# between',
      'Suites: bookworm bookworm-updates',
      'Components: main contrib',
      'Signed-By:',
      ' -----BEGIN PGP PUBLIC KEY BLOCK-----',
      ' .',
      ' abc',
      '',
      'Enabled: no',
      'URIs: http://three.example/debian',
      'Suites: sid',
      'Components: main',
    ].join('\n');
    const mirrors = parseDeb822(text);
    expect(mirrors.map((mirror: { uri: string }) => mirror.uri)).toEqual([
      'http://one.example/debian',
      'https://two.example/debian',
    ]);
    expect(mirrors[0]?.suites).toEqual(['bookworm', 'bookworm-updates']);
    expect(mirrors[0]?.signedBy).toBe('-----BEGIN PGP PUBLIC KEY BLOCK-----\n.\nabc');
  });

  test('one-line entries with and without options', () => {
    const mirrors = parseOneLine(
      '# deb http://no.example/debian sid main\ndeb [arch=amd64 signed-by=/k.gpg] http://a.example/debian trixie main # x\ndeb-src http://b.example/debian trixie main\n',
    );
    expect(mirrors).toEqual([
      { uri: 'http://a.example/debian', suites: ['trixie'], components: ['main'], signedBy: '/k.gpg' },
      { uri: 'http://b.example/debian', suites: ['trixie'], components: ['main'], signedBy: undefined },
    ]);
  });

  test('only Debian archives count, each once; a variable comes before them', () => {
    writeFileSync(
      join(root, 'sources.list'),
      'deb http://a.example/debian bookworm main\ndeb http://other.example/repo nodistro main\n',
    );
    writeFileSync(
      join(root, 'sources.list.d/x.list'),
      'deb http://a.example/debian bookworm-updates main\ndeb http://c.example/debian sid contrib\n',
    );
    expect(machineMirrors({}, root).map(({ uri }) => uri)).toEqual(['http://a.example/debian']);
    expect(
      machineMirrors({ EFI_NODE_DEBIAN_MIRROR: 'http://own.example' }, root).map(({ uri }) => uri),
    ).toEqual(['http://own.example']);
  });
});

describe('sources that cannot be had', () => {
  let directory: string;
  let named: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'efi-node-sources-'));
    named = join(directory, 'named');
    mkdirSync(named);
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** An archive that does not answer, so that only the directory is left. */
  const fetch = (variables: Record<string, string>): (() => Record<'engine' | 'parser' | 'libc', string>) => {
    const environment = { EFI_NODE_DEBIAN_MIRROR: `file://${directory}/none`, ...variables };
    return () => fetchSources({ directory: join(directory, 'build'), environment });
  };

  test('each place is named, and what to put where', () => {
    const { file, sha256 } = SOURCES.engine;
    expect(fetch({})).toThrow(
      /downloads: not there\n.*Debian archive, by apt: .+\n.*EFI_NODE_SOURCES: the variable is not set/,
    );
    expect(fetch({ EFI_NODE_SOURCES: named })).toThrow(`tried ${named} (EFI_NODE_SOURCES): not there`);
    expect(fetch({ EFI_NODE_SOURCES: named })).toThrow(
      new RegExp(`Put ${file} .*qjs-src, version 0\\.17\\.0-1[^]*${sha256}[^]*EFI_NODE_SOURCES`),
    );
  }, 60_000);

  test('a broken file: expected and found checksum, nothing of it is kept', () => {
    writeFileSync(join(named, SOURCES.engine.file), 'broken');
    expect(fetch({ EFI_NODE_SOURCES: named })).toThrow(/sha256 is [0-9a-f]{64}, expected 04631979bdad/);
    expect(existsSync(join(directory, 'build/downloads', SOURCES.engine.file))).toBe(false);
    mkdirSync(join(directory, 'build/downloads'), { recursive: true });
    writeFileSync(join(directory, 'build/downloads', SOURCES.engine.file), 'cut off');
    expect(fetch({})).toThrow(/downloads: sha256 is/);
    expect(existsSync(join(directory, 'build/downloads', SOURCES.engine.file))).toBe(false);
  }, 60_000);

  const downloads = join(import.meta.dirname, '../build/downloads');
  const present = Object.values(SOURCES).every(({ file }) => existsSync(join(downloads, file)));
  // Nothing is downloaded for a test: it takes what a build has left.
  test.skipIf(!present)(
    'the named directory alone is enough',
    () => {
      for (const { file } of Object.values(SOURCES)) copyFileSync(join(downloads, file), join(named, file));
      const trees = fetch({ EFI_NODE_SOURCES: named })() as Record<string, string>;
      expect(readFileSync(join(trees['engine'] ?? '', 'quickjs.h'), 'utf8')).toContain('JS_NewRuntime');
      expect(Object.values(trees).every((tree) => existsSync(tree))).toBe(true);
    },
    60_000,
  );
});
