'use strict';
// mqtt 5 and its connections: sessions that are kept, last wills, pings, and a broker that refuses or breaks off.
// package: mqtt
// tried: clean and persistent sessions, session expiry, will messages, keep-alive pings, wrong passwords, reconnecting and subscribing again, messages queued while offline, session take-over, publishing on a closed connection, connection refused
// @needs mosquitto: Debian's package mosquitto
// @peer until: end
const { once } = require('node:events');
const mqtt = require('mqtt');
const { up } = require('./lib/up.cjs');

let place;
const options = (more) => ({ ...place, username: 'efi', password: 'Geheim', reconnectPeriod: 0, ...more });
const connect = (more) => mqtt.connectAsync(options(more));
const heard = (emitter, event) => new Promise((resolve) => emitter.once(event, (...args) => resolve(args)));

/** What arrives, in order: topic, payload, QoS. */
function collect(client) {
  const got = [];
  client.on('message', (topic, payload, { qos }) => got.push(`${topic} ${payload} ${qos}`));
  return got;
}

async function arrived(client, got, count) {
  while (got.length < count) await once(client, 'message');
  return got.splice(0);
}

async function sessions(watcher) {
  for (const [name, more] of [
    ['3.1.1', { protocolVersion: 4 }],
    ['5', { protocolVersion: 5, properties: { sessionExpiryInterval: 60 } }],
  ]) {
    const mine = { clientId: `keeper ${name}`, clean: false, ...more };
    const first = mqtt.connect(options(mine));
    const [{ sessionPresent }] = await heard(first, 'connect');
    await first.subscribeAsync('inbox', { qos: 1 });
    await first.endAsync();
    for (const text of ['one', 'two', 'three']) await watcher.publishAsync('inbox', text, { qos: 1 });
    const second = mqtt.connect(options(mine));
    const got = collect(second);
    const [again] = await heard(second, 'connect');
    console.log(name, sessionPresent, again.sessionPresent, await arrived(second, got, 3));
    await second.endAsync();
    const clean = mqtt.connect(options({ ...mine, clean: true, properties: undefined }));
    const [fresh] = await heard(clean, 'connect');
    await watcher.publishAsync('inbox', 'nobody hears', { qos: 1 });
    console.log(fresh.sessionPresent);
    await clean.endAsync();
  }
}

async function wills(watcher) {
  const got = collect(watcher);
  await watcher.subscribeAsync('status/+', { qos: 1 });
  const will = { topic: 'status/sensor', payload: 'gone', qos: 1, retain: false };
  const polite = await connect({ will });
  await polite.publishAsync('status/sensor', 'here', { qos: 1 });
  await polite.endAsync();
  console.log(await arrived(watcher, got, 1));
  const cut = await connect({ will });
  const closed = once(cut, 'close');
  cut.stream.destroy();
  await closed;
  console.log(await arrived(watcher, got, 1), cut.connected);
  const leaving = await connect({ protocolVersion: 5, will: { ...will, payload: 'left with will' } });
  await leaving.endAsync(false, { reasonCode: 4 });
  console.log(await arrived(watcher, got, 1));
  await watcher.unsubscribeAsync('status/+');
}

async function pings() {
  const client = await connect({ keepalive: 1 });
  const packets = [];
  client.on('packetsend', ({ cmd }) => packets.push(cmd));
  client.on('packetreceive', ({ cmd }) => packets.push(cmd));
  for (let answers = 0; answers < 2; ) {
    const [{ cmd }] = await heard(client, 'packetreceive');
    if (cmd === 'pingresp') answers += 1;
  }
  console.log(packets, client.connected);
  await client.endAsync();
}

async function refusals() {
  for (const [name, more] of [
    ['3.1.1', { password: 'guessed' }],
    ['5', { password: 'guessed', protocolVersion: 5 }],
    ['nobody', { username: undefined, password: undefined }],
    ['refused', { port: 1 }],
  ]) {
    const client = mqtt.connect(options(more));
    const closed = heard(client, 'close');
    const [{ code, message }] = await heard(client, 'error');
    await closed;
    console.log(name, code, message.replace(/[\d.]+:1$/, 'there'), client.connected);
    await client.endAsync();
  }
  const impatient = connect({ port: 1 });
  await impatient.catch(({ code }) => console.log('rejected', code));
}

async function reconnecting(watcher) {
  const client = await connect({ clientId: 'wanderer', reconnectPeriod: 200, queueQoSZero: true });
  const got = collect(client);
  const events = [];
  for (const event of ['close', 'offline', 'reconnect', 'connect'])
    client.on(event, () => events.push(event));
  const letters = collect(watcher);
  await watcher.subscribeAsync('letters', { qos: 1 });
  await client.subscribeAsync('orders', { qos: 1 });
  // Who connects with a name that is taken has it: the broker drops the client, which takes it back soon after.
  const dropped = once(client, 'close');
  const thief = await connect({ clientId: 'wanderer' });
  const robbed = once(thief, 'close');
  await dropped;
  const queued = client.publishAsync('letters', 'written offline', { qos: 1 });
  await Promise.all([once(client, 'connect'), robbed]);
  await queued;
  console.log(await arrived(watcher, letters, 1), events);
  // It has subscribed again by itself.
  await watcher.publishAsync('orders', 'go on', { qos: 1 });
  console.log(await arrived(client, got, 1), client.connected, thief.connected);
  client.end();
  await once(client, 'end');
  client.publish('letters', 'too late', { qos: 1 }, ({ message }) => console.log(message));
  client.reconnect();
  const [{ sessionPresent }] = await heard(client, 'connect');
  console.log(sessionPresent, client.connected);
  await client.endAsync(true);
  await thief.endAsync();
}

async function takeOver() {
  const first = await connect({ clientId: 'twin', protocolVersion: 5 });
  const closed = once(first, 'close');
  const second = await connect({ clientId: 'twin', protocolVersion: 5 });
  await closed;
  console.log(first.connected, second.connected);
  await second.endAsync();
}

async function main() {
  place = await up();
  const watcher = await connect({ clientId: 'watcher' });
  for (const part of [sessions, wills, pings, refusals, reconnecting, takeOver]) {
    console.log(`-- ${part.name}`);
    await part(watcher);
  }
  await watcher.endAsync();
  console.log('end');
}
main();
