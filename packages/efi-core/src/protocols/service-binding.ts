/** EFI_SERVICE_BINDING_PROTOCOL (UEFI 2.10, section 11.6): one layout, a GUID for each service. */
import { method, protocol } from '../layout/protocol.ts';

export const EFI_SERVICE_BINDING_PROTOCOL = protocol(
  'EFI_SERVICE_BINDING_PROTOCOL',
  '',
  { CreateChild: method('ChildHandle'), DestroyChild: method('ChildHandle') },
  { reference: 'UEFI 2.10, 11.6' },
);

/** A service binding: its name and GUID; the interface is EFI_SERVICE_BINDING_PROTOCOL. */
export interface ServiceBinding {
  readonly name: string;
  readonly guid: string;
}

export const EFI_ARP_SERVICE_BINDING_PROTOCOL: ServiceBinding = {
  name: 'EFI_ARP_SERVICE_BINDING_PROTOCOL',
  guid: 'f44c00ee-1f2c-4a00-aa09-1c9f3e0800a3',
};
export const EFI_MANAGED_NETWORK_SERVICE_BINDING_PROTOCOL: ServiceBinding = {
  name: 'EFI_MANAGED_NETWORK_SERVICE_BINDING_PROTOCOL',
  guid: 'f36ff770-a7e1-42cf-9ed2-56f0f271f44c',
};
export const EFI_IP4_SERVICE_BINDING_PROTOCOL: ServiceBinding = {
  name: 'EFI_IP4_SERVICE_BINDING_PROTOCOL',
  guid: 'c51711e7-b4bf-404a-bfb8-0a048ef1ffe4',
};
export const EFI_UDP4_SERVICE_BINDING_PROTOCOL: ServiceBinding = {
  name: 'EFI_UDP4_SERVICE_BINDING_PROTOCOL',
  guid: '83f01464-99bd-45e5-b383-af6305d8e9e6',
};
export const EFI_TCP4_SERVICE_BINDING_PROTOCOL: ServiceBinding = {
  name: 'EFI_TCP4_SERVICE_BINDING_PROTOCOL',
  guid: '00720665-67eb-4a99-baf7-d3c33a1c7cc9',
};
export const EFI_DHCP4_SERVICE_BINDING_PROTOCOL: ServiceBinding = {
  name: 'EFI_DHCP4_SERVICE_BINDING_PROTOCOL',
  guid: '9d9a39d8-bd42-4a73-a4d5-8ee94be11380',
};
export const EFI_DNS4_SERVICE_BINDING_PROTOCOL: ServiceBinding = {
  name: 'EFI_DNS4_SERVICE_BINDING_PROTOCOL',
  guid: 'b625b186-e063-44f7-8905-6a74dc6f52b4',
};
