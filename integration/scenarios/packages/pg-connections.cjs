'use strict';
// pg 8 and its connections: pools, notifications, queries that take too long, and a server that goes away.
// package: pg
// tried: wrong passwords, connection strings, pools, LISTEN and NOTIFY, time-outs of queries and connections, cancelling, connections ended by the server, queries on a closed connection, a server that is shut down, connection refused
// @needs postgres: Debian's package postgresql
// @peer until: end
const { Client, Pool } = require('pg');
const { database, PASSWORD } = require('./lib/database.cjs');

async function failure(promise) {
  try {
    return await promise;
  } catch (error) {
    return [error.name, error.code, error.message];
  }
}

/** Unlike events.once, it does not mind errors on the way. */
const heard = (emitter, event) => new Promise((resolve) => emitter.once(event, resolve));

async function passwords({ host, port }) {
  const place = { host, port, user: 'efi', database: 'postgres' };
  console.log(await failure(new Client({ ...place, password: 'guessed' }).connect()));
  console.log(await failure(new Client(place).connect()));
  console.log(await failure(new Client({ ...place, password: PASSWORD, database: 'nowhere' }).connect()));
  console.log(await failure(new Client({ ...place, password: PASSWORD, ssl: true }).connect()));
  const url = `postgres://efi:${encodeURIComponent(PASSWORD)}@${host}:${port}/postgres?application_name=url`;
  const client = new Client(url);
  await client.connect();
  console.log((await client.query("SELECT current_user, current_setting('application_name') AS name")).rows);
  await client.end();
  const later = new Client({ ...place, password: async () => PASSWORD });
  await later.connect();
  console.log((await later.query('SELECT 1 AS one')).rows);
  await later.end();
}

async function pool(place) {
  const clients = new Pool({ ...place, max: 3, idleTimeoutMillis: 0 });
  for (const event of ['connect', 'remove']) clients.on(event, () => console.log(event));
  const pids = await Promise.all(
    Array.from({ length: 12 }, () => clients.query('SELECT pg_backend_pid() AS pid, pg_sleep(0.02)')),
  );
  console.log(
    new Set(pids.map(({ rows }) => rows[0].pid)).size,
    clients.totalCount,
    clients.idleCount,
    clients.waitingCount,
  );
  const client = await clients.connect();
  try {
    await client.query('BEGIN');
    await client.query('CREATE TEMPORARY TABLE note (text text)');
    await client.query('ROLLBACK');
    console.log(await failure(client.query('SELECT * FROM note')));
  } finally {
    client.release();
  }
  const all = await Promise.all([clients.connect(), clients.connect(), clients.connect()]);
  const waiting = clients.connect();
  console.log(clients.totalCount, clients.idleCount, clients.waitingCount);
  all[0].release(new Error('this one is broken'));
  (await waiting).release();
  all[1].release();
  all[2].release();
  console.log(clients.totalCount, clients.idleCount);
  await clients.end();
  console.log(await failure(clients.query('SELECT 1')));
  const short = new Pool({ ...place, max: 1, connectionTimeoutMillis: 5000 });
  const held = await short.connect();
  short.options.connectionTimeoutMillis = 100;
  console.log(await failure(short.query('SELECT 1')));
  held.release();
  await short.end();
}

async function notifications(place, client) {
  const listener = new Client(place);
  await listener.connect();
  await listener.query('LISTEN news');
  const got = [];
  listener.on('notification', ({ channel, payload }) => got.push(`${channel}: ${payload}`));
  await client.query("NOTIFY news, 'hello'");
  await client.query('SELECT pg_notify($1, $2)', ['news', 'Grüße']);
  await client.query("NOTIFY other, 'nobody hears'");
  await client.query("BEGIN; NOTIFY news, 'rolled back'; ROLLBACK");
  await client.query('NOTIFY news');
  while (got.length < 3) await heard(listener, 'notification');
  console.log(got);
  await listener.end();
}

async function timeouts(place, client) {
  const hasty = new Client({ ...place, query_timeout: 300 });
  await hasty.connect();
  console.log(await failure(hasty.query('SELECT pg_sleep(1)')));
  console.log((await hasty.query({ text: 'SELECT 2 AS two', query_timeout: 20_000 })).rows);
  await hasty.end();
  await client.query('SET statement_timeout = 100');
  console.log(await failure(client.query('SELECT pg_sleep(60)')));
  await client.query('RESET statement_timeout');
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  const other = new Client(place);
  await other.connect();
  const endless = failure(client.query('SELECT pg_sleep(60)'));
  const sleeping =
    "SELECT pg_cancel_backend(pid) AS told FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'";
  let told = [];
  while (told.length === 0) told = (await other.query(sleeping, [rows[0].pid])).rows;
  console.log(told, await endless);
  await other.end();
}

async function closed(place, client) {
  const victim = new Client(place);
  victim.on('error', ({ code, message }) => console.log('error', code, message));
  await victim.connect();
  const { rows } = await victim.query('SELECT pg_backend_pid() AS pid');
  const end = heard(victim, 'end');
  await client.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
  await end;
  console.log(await failure(victim.query('SELECT 1')));
  const busy = new Client(place);
  busy.on('error', ({ code, message }) => console.log('error', code, message));
  await busy.connect();
  const gone = heard(busy, 'end');
  console.log(await failure(busy.query('SELECT pg_terminate_backend(pg_backend_pid())')));
  await gone;
  const done = new Client(place);
  await done.connect();
  const [cut] = await Promise.all([failure(done.query('SELECT 1')), done.end()]);
  console.log(cut);
  console.log(await failure(done.query('SELECT 1')), await failure(done.connect()));
  console.log((await failure(new Client({ ...place, port: 1 }).connect()))[1]);
}

/** The last: afterwards nothing is there to connect to. */
async function shutDown(place, client) {
  const clients = new Pool({ ...place, max: 2 });
  const told = { idle: [], client: [] };
  clients.on('error', ({ code, message }) => told.idle.push([code, message]));
  client.on('error', ({ code, message }) => told.client.push([code, message]));
  await clients.query('SELECT 1');
  const ended = [heard(clients, 'remove'), heard(client, 'end')];
  const order = '(sleep 0.2; kill -INT $(head -n 1 postmaster.pid)) >/dev/null 2>&1 &';
  console.log((await client.query(`COPY (SELECT 1) TO PROGRAM '${order}'`)).rowCount);
  await Promise.all(ended);
  console.log(told);
  const refused = async () => (await failure(clients.query('SELECT 1')))[1] === 'ECONNREFUSED';
  while (!(await refused())) await new Promise(setImmediate);
  console.log('refused', clients.totalCount);
  await clients.end();
}

async function main() {
  const place = await database();
  console.log('-- passwords');
  await passwords(place);
  console.log('-- pool');
  await pool(place);
  const client = new Client(place);
  await client.connect();
  for (const part of [notifications, timeouts, closed, shutDown]) {
    console.log(`-- ${part.name}`);
    await part(place, client);
  }
}
main();
