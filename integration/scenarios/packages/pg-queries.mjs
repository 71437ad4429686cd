// pg 8 against a real PostgreSQL: what comes back of what is asked for, with which types, and what is refused.
// package: pg
// tried: password by SCRAM-SHA-256, types of columns, parameters, prepared statements, several statements at once, transactions, savepoints, error codes and fields, notices, JSON, bytea, arrays, dates, 10,000 rows, values of 1 MiB
// @needs postgres: Debian's package postgresql
// @peer until: end
import { createHash } from 'node:crypto';
import pg from 'pg';
import meet from './lib/database.cjs';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

async function failure(promise) {
  try {
    return await promise;
  } catch (error) {
    const { code, severity, detail, table, column, constraint, position, routine } = error;
    const fields = { code, severity, detail, table, column, constraint, position, routine };
    return [error.name, error.message, fields];
  }
}

async function types(client) {
  const { rows, fields, rowCount, command } = await client.query(`SELECT
    1 AS int, 9007199254740993 AS bigint, 1.5::float8 AS float, 12345678901234567890.5 AS numeric, true AS yes,
    'Grüße, 世界 🎉' AS text, NULL AS nothing, '\\x00ff0d0a'::bytea AS bytes, '{"a": [1, {"b": null}]}'::jsonb AS json,
    ARRAY[1, 2, NULL] AS ints, ARRAY['a', 'b,"c"', 'd\\e'] AS texts, ARRAY[[1,2],[3,4]] AS matrix,
    '2026-02-03T04:05:06.789Z'::timestamptz AS at, interval '1 day 2:03:04.5' AS span, point(1, 2) AS point,
    'Infinity'::float8 AS infinity, 'x'::char(3) AS padded, '6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid AS uuid`);
  for (const [name, value] of Object.entries(rows[0])) console.log(name, value);
  console.log(command, rowCount, fields.map(({ name, dataTypeID }) => `${name} ${dataTypeID}`).join(', '));
  pg.types.setTypeParser(pg.types.builtins.INT8, BigInt);
  console.log((await client.query('SELECT count(*) FROM generate_series(1, 5)')).rows);
}

async function parameters(client) {
  await client.query(
    'CREATE TABLE person (id serial PRIMARY KEY, name text NOT NULL UNIQUE, born date, data jsonb, photo bytea)',
  );
  const insert = 'INSERT INTO person (name, born, data, photo) VALUES ($1, $2, $3, $4) RETURNING id, name';
  const photo = Buffer.from([0, 1, 2, 253, 254, 255]);
  console.log(
    (await client.query(insert, ['Ada', new Date(1815, 11, 10), { likes: ['numbers'] }, photo])).rows,
  );
  console.log((await client.query(insert, ["O'Brien; DROP TABLE person", null, null, null])).rows);
  const { rows } = await client.query('SELECT * FROM person ORDER BY id');
  console.log(rows, rows[0].photo.equals(photo));
  console.log(
    (await client.query('SELECT name FROM person WHERE id = ANY($1) AND name LIKE $2', [[1, 2, 3], 'A%']))
      .rows,
  );
  const array = await client.query({ text: 'SELECT id, name FROM person ORDER BY id', rowMode: 'array' });
  console.log(array.rows, (await client.query('DELETE FROM person WHERE id = $1', [99])).rowCount);
  const several = await client.query('SELECT 1 AS a; SELECT 2 AS b; UPDATE person SET born = born');
  console.log(several.map(({ command, rowCount, rows: [row] }) => [command, rowCount, row]));
}

async function prepared(client) {
  const query = {
    name: 'squares',
    text: 'SELECT n, n * n AS square FROM generate_series($1::int, $2::int) AS n',
  };
  for (const values of [
    [1, 2],
    [5, 6],
    [9, 9],
  ])
    console.log((await client.query({ ...query, values })).rows);
  console.log(
    (
      await client.query(
        'SELECT name, calls FROM (SELECT name, generic_plans + custom_plans AS calls FROM pg_prepared_statements) AS p',
      )
    ).rows,
  );
  console.log(await failure(client.query({ name: 'squares', text: 'SELECT 1' })));
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, n) => client.query({ ...query, values: [n, n] })),
  );
  console.log(all.every(({ rows: [row] }, n) => row.n === n && row.square === n * n));
}

async function transactions(client) {
  const names = async () =>
    (await client.query('SELECT name FROM person ORDER BY id')).rows.map(({ name }) => name);
  await client.query('BEGIN');
  await client.query("INSERT INTO person (name) VALUES ('nobody')");
  console.log((await names()).length);
  await client.query('ROLLBACK');
  console.log((await names()).length);
  await client.query('BEGIN');
  await client.query("INSERT INTO person (name) VALUES ('kept')");
  await client.query('SAVEPOINT before');
  console.log(await failure(client.query("INSERT INTO person (name) VALUES ('kept')")));
  console.log(await failure(client.query('SELECT 1')));
  await client.query('ROLLBACK TO SAVEPOINT before');
  console.log((await client.query('COMMIT')).command, (await names()).at(-1));
}

async function errors(client) {
  console.log(await failure(client.query('SELECT * FROM nowhere')));
  console.log(await failure(client.query('SELEC 1')));
  console.log(await failure(client.query('SELECT 1 / $1::int', [0])));
  console.log(await failure(client.query('SELECT $1::int', ['no number'])));
  console.log(await failure(client.query('INSERT INTO person (name) VALUES ($1)', [null])));
  client.once('notice', ({ severity, message }) => console.log('notice', severity, message));
  await client.query("DO $$ BEGIN RAISE NOTICE 'told by %', 'the server'; END $$");
  client.query('SELECT $1::text AS said', ['by callback'], (error, { rows }) => console.log(error, rows));
  console.log((await client.query("SELECT 'still in order' AS said")).rows);
}

async function large(client) {
  const { rows } = await client.query(
    "SELECT n, 'row ' || n AS text, n % 7 = 0 AS seventh FROM generate_series(1, 10000) AS n",
  );
  console.log(
    rows.length,
    rows[9999],
    rows.every(({ n, text }, index) => n === index + 1 && text === `row ${n}`),
  );
  const big = Buffer.alloc(1 << 20);
  for (let index = 0; index < big.length; index += 4) big.writeUInt32LE((index * 2654435761) >>> 0, index);
  const {
    rows: [back],
  } = await client.query('SELECT $1::bytea AS bytes, length($1::bytea) AS length', [big]);
  console.log(back.length, sha256(back.bytes) === sha256(big), sha256(back.bytes));
}

const client = new pg.Client(await meet.database());
await client.connect();
const parts = { types, parameters, prepared, transactions, errors, large };
for (const [name, part] of Object.entries(parts)) {
  console.log(`-- ${name}`);
  await part(client);
}
await client.end();
console.log('end');
