// mqtt 5 against a real broker: what is published arrives as often, and with what, as was asked for, by MQTT 3.1.1 and by MQTT 5.
// package: mqtt
// tried: QoS 0, 1 and 2, retained messages, wildcards, unsubscribing, binary payloads of 256 KiB, many messages at once, MQTT 3.1.1, MQTT 5 properties, topic aliases, shared subscriptions, request and response, reason codes
// @needs mosquitto: Debian's package mosquitto
// @peer until: end
import { createHash } from 'node:crypto';
import mqtt from 'mqtt';
import meet from './lib/up.cjs';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const { host, port } = await meet.up();
const connect = (options) =>
  mqtt.connectAsync(`mqtt://${host}:${port}`, { username: 'efi', password: 'Geheim', ...options });

/** Collects what arrives; `until` waits for so many messages. */
function inbox(client) {
  const messages = [];
  let arrived = () => {};
  client.on('message', (topic, payload, { qos, retain, dup, properties }) => {
    messages.push({ topic, payload, qos, retain, dup, properties });
    arrived();
  });
  return {
    async until(count) {
      while (messages.length < count) await new Promise((resolve) => (arrived = resolve));
      return messages.splice(0, count);
    },
  };
}

async function qualities(client, other) {
  const box = inbox(other);
  console.log(await other.subscribeAsync({ 'qos/#': { qos: 2 } }));
  for (const qos of [0, 1, 2]) {
    const packets = [];
    const see = ({ cmd }) => packets.push(cmd);
    client.on('packetsend', see).on('packetreceive', see);
    await client.publishAsync(`qos/${qos}`, `with ${qos}`, { qos });
    client.off('packetsend', see).off('packetreceive', see);
    const [{ topic, payload, qos: got, dup }] = await box.until(1);
    console.log(packets.join(' '), topic, payload.toString(), got, dup);
  }
  for (const qos of [0, 1, 2]) {
    const numbers = Array.from({ length: 100 }, (_, n) => n);
    const sent = numbers.map((n) => client.publishAsync('qos/many', String(n), { qos }));
    const [arrived] = await Promise.all([box.until(100), Promise.all(sent)]);
    console.log(arrived.every((one, n) => one.qos === qos && Number(one.payload) === n));
  }
  await other.unsubscribeAsync('qos/#');
  await client.publishAsync('qos/1', 'nobody hears', { qos: 1 });
}

async function topics(client, other) {
  const box = inbox(other);
  const granted = await other.subscribeAsync(['home/+/temperature', 'home/kitchen/#', '$SYS/broker/version']);
  console.log(granted.map(({ topic, qos }) => `${topic} ${qos}`));
  const [{ topic, retain }] = await box.until(1);
  console.log(topic, retain);
  for (const name of [
    'home/attic/temperature',
    'home/attic/light',
    'home/kitchen/light/1',
    'home/kitchen',
    'away/x/temperature',
  ])
    await client.publishAsync(name, name, { qos: 1 });
  await client.publishAsync('home/Küche 🎉/temperature', 'ü', { qos: 1 });
  for (const { topic: name, payload } of await box.until(4)) console.log(name, String(payload));
  await other.unsubscribeAsync(['home/+/temperature', 'home/kitchen/#', '$SYS/broker/version']);
  for (const bad of ['home/#/light', 'a+b']) {
    try {
      console.log(await other.subscribeAsync(bad));
    } catch (error) {
      console.log(bad, error.message);
    }
  }
}

async function retained(client, other) {
  const box = inbox(other);
  await client.publishAsync('state/lamp', 'on', { retain: true, qos: 1 });
  await client.publishAsync('state/door', Buffer.from([0, 1, 255]), { retain: true, qos: 1 });
  await other.subscribeAsync('state/+', { qos: 1 });
  for (const { topic, payload, retain } of (await box.until(2)).toSorted((a, b) =>
    a.topic < b.topic ? -1 : 1,
  ))
    console.log(topic, payload, retain);
  await client.publishAsync('state/lamp', '', { retain: true, qos: 1 });
  console.log((await box.until(1)).map(({ payload, retain }) => [payload.length, retain]));
  await other.unsubscribeAsync('state/+');
  await other.subscribeAsync('state/+', { qos: 1 });
  console.log((await box.until(1)).map(({ topic, retain }) => [topic, retain]));
  await client.publishAsync('state/door', '', { retain: true, qos: 1 });
  await other.unsubscribeAsync('state/+');
}

async function large(client, other) {
  const box = inbox(other);
  const bytes = Buffer.alloc(256 * 1024);
  for (let index = 0; index < bytes.length; index += 4)
    bytes.writeUInt32LE((index * 2654435761) >>> 0, index);
  await other.subscribeAsync('large', { qos: 2 });
  for (const qos of [0, 1, 2]) {
    await client.publishAsync('large', bytes, { qos });
    const [{ payload, qos: got }] = await box.until(1);
    console.log(payload.length, got, sha256(payload) === sha256(bytes));
  }
  await other.unsubscribeAsync('large');
}

async function properties() {
  const asks = await connect({
    protocolVersion: 5,
    properties: { topicAliasMaximum: 5, requestResponseInformation: true },
  });
  const answers = await connect({
    protocolVersion: 5,
    autoAssignTopicAlias: true,
    properties: { topicAliasMaximum: 5 },
  });
  answers.on(
    'message',
    (topic, payload, { properties: { responseTopic, correlationData, contentType, userProperties } }) => {
      console.log(topic, String(payload), contentType, userProperties);
      answers.publish(responseTopic, `answer to ${payload}`, { qos: 1, properties: { correlationData } });
    },
  );
  await answers.subscribeAsync('service/ask', {
    qos: 1,
    properties: { subscriptionIdentifier: 7, userProperties: { who: 'answers' } },
  });
  const box = inbox(asks);
  await asks.subscribeAsync('service/answer/1', { qos: 1 });
  const correlationData = Buffer.from([1, 2, 3]);
  await asks.publishAsync('service/ask', 'what?', {
    qos: 1,
    properties: {
      responseTopic: 'service/answer/1',
      correlationData,
      contentType: 'text/plain',
      messageExpiryInterval: 60,
      payloadFormatIndicator: true,
      userProperties: { a: '1', b: ['2', '3'] },
    },
  });
  const [{ payload, properties: got }] = await box.until(1);
  console.log(String(payload), got.correlationData.equals(correlationData));
  for (let n = 0; n < 3; n++) await answers.publishAsync('service/answer/1', `alias ${n}`, { qos: 1 });
  console.log((await box.until(3)).map((one) => [one.topic, String(one.payload)]));
  console.log((await asks.unsubscribeAsync('never/subscribed')).granted);
  await answers.endAsync();
  await asks.endAsync();
}

async function shared(client) {
  const workers = await Promise.all([1, 2].map(() => connect({ protocolVersion: 5 })));
  const got = [0, 0];
  let all = () => {};
  for (const [index, worker] of workers.entries()) {
    worker.on('message', () => {
      got[index] += 1;
      if (got[0] + got[1] === 20) all();
    });
    await worker.subscribeAsync('$share/group/work', { qos: 1 });
  }
  const done = new Promise((resolve) => (all = resolve));
  for (let n = 0; n < 20; n++) await client.publishAsync('work', String(n), { qos: 1 });
  await done;
  console.log(got);
  for (const worker of workers) await worker.endAsync();
}

const client = await connect();
const other = await connect({ protocolVersion: 4, clientId: 'other' });
console.log(client.connected, client.options.protocolVersion, other.options.clientId);
const parts = { qualities, topics, retained, large, properties, shared };
for (const [name, part] of Object.entries(parts)) {
  console.log(`-- ${name}`);
  await part(client, other);
}
await Promise.all([client.endAsync(), other.endAsync()]);
console.log(client.connected);
