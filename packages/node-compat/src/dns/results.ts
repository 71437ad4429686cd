/** What the answers to a question are to a program, by what it asked for: as Node makes it of c-ares's. */
import type { Message, ResourceRecord } from './message.ts';
import type { RecordData, TypeName } from './record.ts';

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

function withType<T extends object>(value: T, type: 'SOA' | 'NAPTR' | undefined): object {
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

/** Types that c-ares answers with an empty list where others say ENODATA are like that in Node too. */
export function resultOf(type: TypeName, message: Message, withTtl: boolean): Result {
  switch (type) {
    case 'A':
    case 'AAAA':
      return addresses(type, message, withTtl);
    case 'ANY':
      return { value: everything(message) };
    case 'CAA':
      return { value: certificateAuthorities(message) };
    case 'CNAME':
      return canonical(message);
    case 'MX':
      return { value: mailExchanges(message) };
    case 'NAPTR':
      return { value: naptrs(message, undefined) };
    case 'NS':
    case 'PTR':
      return orNoData(names(message, type));
    case 'SOA': {
      const [first] = select(message, 'SOA');
      return first === undefined ? { code: 'EBADRESP' } : { value: withType(first.soa, undefined) };
    }
    case 'SRV':
      return { value: services(message) };
    case 'TLSA': {
      const list: unknown[] = [];
      putTlsa(list, message);
      return { value: list };
    }
    case 'TXT':
      return { value: texts(message) };
  }
}
