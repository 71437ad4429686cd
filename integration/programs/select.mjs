// Berkeley sockets of the machine: one end accepts, both wait with select.
import { AF_INET, SOCK_STREAM, select, socket } from '@efi-node/select';

const server = socket(AF_INET, SOCK_STREAM);
server.bind(['127.0.0.1', 0]);
server.listen(1);
const client = socket();
client.connect(server.getsockname());
const [accepting] = select([server], [], [], 5);
const [peer] = accepting[0].accept();
client.sendall('hello');
const [readable] = select([server, peer], [], [], 5);
console.log(readable.length, readable[0] === peer, peer.recv(100).toString());
for (const each of [client, peer, server]) each.close();
