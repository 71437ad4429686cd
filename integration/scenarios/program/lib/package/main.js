// A module by its package.json's type. It knows its package by name, and parts of it by names of its own.
import { createRequire } from 'node:module';
import { kind } from 'a-package';
import platform from '#platform';
import { feature } from 'a-package/feature/one';

const require = createRequire(import.meta.url);
export const seen = [
  kind,
  require('a-package').kind,
  platform,
  feature,
  require('a-package/package.json').type,
];
