import { servePostgresql } from './lib/postgresql.mjs';

await servePostgresql();
