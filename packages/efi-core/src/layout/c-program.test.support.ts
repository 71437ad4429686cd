/** A C program of static assertions about declared layouts: it compiles only if the compiler lays them out alike. */
import type { ProtocolLayout } from './protocol.ts';
import type { EnumerationType } from './scalar.ts';
import type { Field, StructLayout } from './struct.ts';

/** Where C's names differ from the specification's, which are ours. */
export interface Correspondence {
  /** The C type, if it is called otherwise. */
  readonly type?: string;
  /**
   * Paths of members; null for a bit field, whose offset C cannot tell (its neighbours' are checked), and for a
   * constant of an enumeration that the headers do not know yet.
   */
  readonly fields?: Readonly<Record<string, string | null>>;
  /** Types of members. */
  readonly types?: Readonly<Record<string, string>>;
  /** Arguments of a call behind `This`, for functions that take a struct by value. */
  readonly calls?: Readonly<Record<string, string>>;
  /** What C says that a function returns. */
  readonly results?: Readonly<Record<string, string>>;
  /** The macro with the GUID. */
  readonly guid?: string;
}

export interface Declarations {
  readonly structs: readonly StructLayout[];
  /** Protocols, service bindings, and whatever else has a name and a GUID. */
  readonly guids: readonly { readonly name: string; readonly guid: string }[];
  readonly enumerations: readonly EnumerationType<Readonly<Record<string, number>>>[];
  readonly statuses: ReadonlyMap<number, string>;
}

export type Correspondences = Readonly<Record<string, Correspondence>>;

function isStruct(value: unknown): value is StructLayout {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'struct';
}

function hasGuid(value: unknown): value is ProtocolLayout {
  return typeof value === 'object' && value !== null && 'guid' in value && value.guid !== '';
}

function isEnumeration(value: unknown): value is EnumerationType<Readonly<Record<string, number>>> {
  return typeof value === 'object' && value !== null && 'kind' in value && 'values' in value;
}

/** Every layout among a module's exports, and those nested in them. */
export function collect(exports: readonly unknown[], statuses: ReadonlyMap<number, string>): Declarations {
  const structs = new Set<StructLayout>();
  const add = (layout: StructLayout): void => {
    if (structs.has(layout)) return;
    structs.add(layout);
    for (const { type } of layout.layout) {
      const inner = type.kind === 'array' ? type.element : type;
      if (inner.kind === 'struct') add(inner);
    }
  };
  exports.filter(isStruct).forEach(add);
  return {
    structs: [...structs],
    guids: exports.filter(hasGuid),
    enumerations: exports.filter(isEnumeration),
    statuses,
  };
}

/** Scalars whose C type has the name that we give them. */
const comparable = new Set(
  (
    'UINT8 UINT16 UINT32 UINT64 INT16 INT32 UINTN BOOLEAN EFI_STATUS EFI_HANDLE EFI_EVENT EFI_GUID ' +
    'EFI_IPv4_ADDRESS EFI_MAC_ADDRESS EFI_PHYSICAL_ADDRESS'
  ).split(' '),
);

function assertion(condition: string, message: string): string {
  return `_Static_assert(${condition}, ${JSON.stringify(message)});`;
}

function* structAssertions(struct: StructLayout, names: Correspondence): Generator<string> {
  const type = names.type ?? struct.name;
  yield assertion(`sizeof(${type}) == ${struct.size}`, `${struct.name}: size ${struct.size}`);
  for (const field of struct.layout) {
    const path = names.fields?.[field.name];
    if (path === null) continue;
    yield* fieldAssertions(struct, type, field, path ?? field.name, names);
    if (field.type.kind === 'method') yield* callAssertions(struct, type, field, path ?? field.name, names);
  }
}

function* fieldAssertions(
  struct: StructLayout,
  type: string,
  field: Field,
  path: string,
  names: Correspondence,
): Generator<string> {
  const label = `${struct.name}.${field.name}`;
  const member = `((${type} *)0)->${path}`;
  yield assertion(`offsetof(${type}, ${path}) == ${field.offset}`, `${label}: offset ${field.offset}`);
  yield assertion(`sizeof(${member}) == ${field.type.size}`, `${label}: size ${field.type.size}`);
  if (field.type.kind === 'scalar' && comparable.has(field.type.name)) {
    const same = `__builtin_types_compatible_p(__typeof__(${member}), ${names.types?.[field.name] ?? field.type.name})`;
    yield assertion(same, `${label}: type ${field.type.name}`);
  }
}

/** A call with as many arguments as declared has to be one that C accepts, with the result that is declared. */
function* callAssertions(
  struct: StructLayout,
  type: string,
  field: Field,
  path: string,
  names: Correspondence,
): Generator<string> {
  if (field.type.kind !== 'method') return;
  const { passesThis, parameters, result } = field.type;
  const zeros = names.calls?.[field.name] ?? parameters.map(() => '0').join(', ');
  const first = passesThis ? `(${type} *)0` : '';
  const both = first !== '' && zeros !== '' ? `${first}, ${zeros}` : first + zeros;
  const call = `((${type} *)0)->${path}(${both})`;
  const declared = result === 'void' ? 'void' : result === 'status' ? 'EFI_STATUS' : 'UINTN';
  const expected = names.results?.[field.name] ?? declared;
  const same = `__builtin_types_compatible_p(__typeof__(${call}), ${expected})`;
  yield assertion(same, `${struct.name}.${field.name}: returns ${expected}`);
}

/** Comparisons of constants that the compiler folds; what is left of a wrong one is a call that it refuses. */
function guidComparison(name: string, guid: string, macro: string): string {
  const hex = guid.replaceAll('-', '');
  const tail = Array.from({ length: 8 }, (_, index) => hex.slice(16 + index * 2, 18 + index * 2));
  const parts = [
    `value.Data1 == 0x${hex.slice(0, 8)}`,
    `value.Data2 == 0x${hex.slice(8, 12)}`,
    `value.Data3 == 0x${hex.slice(12, 16)}`,
    ...tail.map((byte, index) => `value.Data4[${index}] == 0x${byte}`),
  ];
  const refuse = `guid_of_${name}_differs`;
  return [
    `void ${refuse}(void) __attribute__((error("${name}: GUID ${guid}")));`,
    `void check_${name}(void) { const EFI_GUID value = ${macro}; if (!(${parts.join(' && ')})) ${refuse}(); }`,
  ].join('\n');
}

export function cProgram(declarations: Declarations, correspondences: Correspondences): string {
  const lines = ['#include <stddef.h>', '#include "missing.h"', ''];
  for (const struct of declarations.structs) {
    lines.push(...structAssertions(struct, correspondences[struct.name] ?? {}), '');
  }
  for (const { name, values } of declarations.enumerations) {
    for (const [constant, value] of Object.entries(values)) {
      if (correspondences[name]?.fields?.[constant] === null) continue;
      lines.push(assertion(`${constant} == ${value}`, `${name}: ${constant} is ${value}`));
    }
  }
  for (const [status, name] of declarations.statuses) {
    const value = status < 0 ? BigInt(-status) | (1n << 63n) : BigInt(status);
    lines.push(assertion(`(UINT64)${name} == 0x${value.toString(16)}u`, `${name} is ${status}`));
  }
  for (const { name, guid } of declarations.guids) {
    lines.push(guidComparison(name, guid, correspondences[name]?.guid ?? `${name}_GUID`));
  }
  return `${lines.join('\n')}\n`;
}
