/** What the answers to a question are to a program, by what it asked for: as Node makes it of c-ares's. */
import type { Message, ResourceRecord } from './message.ts';
import type { Naptr, RecordData, Soa, TypeName } from './record.ts';

/** A result, or the code of c-ares that says why there is none. */
export type Result = { readonly value: unknown } | { readonly code: string };

type Data<T extends RecordData['type']> = RecordData & { readonly type: T };

const NO_DATA: Result = { code: 'ENODATA' };

function isOf<T extends RecordData['type']>(data: RecordData, type: T): data is Data<T> {
  return data.type === type;
}

function select<T extends RecordData['type']>(message: Message, type: T): Data<T>[] {
  return message.answers.flatMap(({ data }) => (isOf(data, type) ? [data] : []));
}

function orNoData(values: readonly unknown[]): Result {
  return values.length === 0 ? NO_DATA : { value: values };
}

export interface AddressWithTtl {
  readonly address: string;
  readonly ttl: number;
}

/** Addresses, whoever of a chain of names has them; no address lives longer than a name on the way to it. */
export function addressesOf(message: Message, type: 'A' | 'AAAA'): AddressWithTtl[] {
  const least = (records: readonly ResourceRecord[]): number =>
    Math.min(...records.filter(({ data }) => data.type === 'CNAME').map(({ ttl }) => ttl));
  const longest = least(message.answers);
  return message.answers.flatMap(({ data, ttl }) =>
    isOf(data, type) ? [{ address: data.address, ttl: Math.min(ttl, longest) }] : [],
  );
}

function addresses(type: 'A' | 'AAAA', message: Message, withTtl: boolean): Result {
  const found = addressesOf(message, type);
  if (found.length === 0 && select(message, 'CNAME').length === 0) return NO_DATA;
  return { value: withTtl ? found : found.map(({ address }) => address) };
}

function alias(message: Message): string | undefined {
  return select(message, 'CNAME')[0]?.name;
}

/** A name with addresses is its own canonical name. */
function canonical(message: Message): Result {
  const name = alias(message) ?? (select(message, 'A').length > 0 ? message.question.name : undefined);
  return name === undefined ? NO_DATA : { value: [name] };
}

function mailExchanges(message: Message): object[] {
  return select(message, 'MX').map(({ exchange, priority }) => ({ exchange, priority, type: 'MX' }));
}

function services(message: Message): object[] {
  return select(message, 'SRV').map(({ name, port, priority, weight }) => ({
    name,
    port,
    priority,
    weight,
    type: 'SRV',
  }));
}

/** The tag is the name of a property, whatever it is called. */
function certificateAuthorities(message: Message): object[] {
  return select(message, 'CAA').map(({ critical, tag, value }) =>
    Object.assign({ critical, type: 'CAA' }, { [tag]: value }),
  );
}

/** Node puts each at the place that its record has among all, behind `base`: an array may have holes. */
function putTlsa(list: unknown[], message: Message): void {
  const base = list.length;
  for (const [index, { data }] of message.answers.entries()) {
    if (data.type !== 'TLSA') continue;
    const { usage, selector, match } = data;
    list[base + index] = { certUsage: usage, selector, match, data: new Uint8Array(data.data).buffer };
  }
}

function withType(value: Soa | Naptr, type: 'SOA' | 'NAPTR' | undefined): object {
  return { ...value, type };
}

function texts(message: Message): readonly (readonly string[])[] {
  return select(message, 'TXT').map(({ strings }) => strings);
}

function names(message: Message, type: 'NS' | 'PTR'): string[] {
  return select(message, type).map(({ name }) => name);
}

function naptrs(message: Message, type: 'NAPTR' | undefined): object[] {
  return select(message, 'NAPTR').map(({ naptr }) => withType(naptr, type));
}

/** Everything, by type and not as it came; of a name that is an alias no A records. */
function everything(message: Message): unknown[] {
  const name = alias(message);
  const list: unknown[] =
    name === undefined
      ? addressesOf(message, 'A').map((one) => ({ ...one, type: 'A' }))
      : [{ value: name, type: 'CNAME' }];
  list.push(
    ...addressesOf(message, 'AAAA').map((one) => ({ ...one, type: 'AAAA' })),
    ...mailExchanges(message),
    ...names(message, 'NS').map((value) => ({ value, type: 'NS' })),
    ...texts(message).map((entries) => ({ entries, type: 'TXT' })),
    ...services(message),
    ...names(message, 'PTR').map((value) => ({ value, type: 'PTR' })),
    ...naptrs(message, 'NAPTR'),
    ...select(message, 'SOA')
      .slice(0, 1)
      .map(({ soa }) => withType(soa, 'SOA')),
  );
  putTlsa(list, message);
  list.push(...certificateAuthorities(message));
  return list;
}

function authority(message: Message): Result {
  const [first] = select(message, 'SOA');
  return first === undefined ? { code: 'EBADRESP' } : { value: withType(first.soa, undefined) };
}

function associations(message: Message): unknown[] {
  const list: unknown[] = [];
  putTlsa(list, message);
  return list;
}

/** Types that c-ares answers with an empty list where others say ENODATA are like that in Node too. */
const RESULTS: Readonly<Record<TypeName, (message: Message, withTtl: boolean) => Result>> = {
  A: (message, withTtl) => addresses('A', message, withTtl),
  AAAA: (message, withTtl) => addresses('AAAA', message, withTtl),
  ANY: (message) => ({ value: everything(message) }),
  CAA: (message) => ({ value: certificateAuthorities(message) }),
  CNAME: canonical,
  MX: (message) => ({ value: mailExchanges(message) }),
  NAPTR: (message) => ({ value: naptrs(message, undefined) }),
  NS: (message) => orNoData(names(message, 'NS')),
  PTR: (message) => orNoData(names(message, 'PTR')),
  SOA: authority,
  SRV: (message) => ({ value: services(message) }),
  TLSA: (message) => ({ value: associations(message) }),
  TXT: (message) => ({ value: texts(message) }),
};

/** `withTtl`: each address with its seconds to live. */
export function resultOf(type: TypeName, message: Message, withTtl: boolean): Result {
  return RESULTS[type](message, withTtl);
}
