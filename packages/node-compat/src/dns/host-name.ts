/** What the machine calls itself. */
import { readSmbios, SMBIOS_SYSTEM_INFORMATION } from '@efi-node/efi-core';
import { runtime } from '../context.ts';

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const validName = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`);
/** What makers leave in the field of the serial number when they have none. */
const fillers = /^(?:none|unknown|default|0+|na|invalid|systemserialnumber|to-?be-?filled.*)$/i;

let name: string | undefined;

/**
 * The variable HOSTNAME of the environment, when that is a name; else the serial number that SMBIOS has for the machine,
 * which tells machines of one kind apart; else 'localhost'.
 */
export function hostName(): string {
  if (name !== undefined) return name;
  const given = process.env['HOSTNAME'];
  const system = readSmbios(runtime().machine)?.structures.find(
    ({ type }) => type === SMBIOS_SYSTEM_INFORMATION,
  );
  const serial = system?.text(7).trim() ?? '';
  if (given !== undefined && validName.test(given)) name = given;
  else name = validName.test(serial) && !fillers.test(serial) ? serial : 'localhost';
  return name;
}
