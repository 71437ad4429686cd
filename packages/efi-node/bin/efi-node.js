#!/usr/bin/env node
// In a file of its own, so that package managers find it before the sources are compiled.
import '../dist/cli.js';
