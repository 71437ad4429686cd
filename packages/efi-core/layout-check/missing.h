/* What gnu-efi's headers lack, transcribed from the UEFI specification 2.10 by section. */
#ifndef EFI_NODE_MISSING_H
#define EFI_NODE_MISSING_H

/* A slip of the pen in the headers, and a member that had another name before it was reserved. */
#define EnablePAthMtuDiscovery EnablePathMtuDiscovery
#define PCHandleProtocol Reserved
#include <efi.h>

#include "statuses.h"
#include "guids.h"
#include "mnp.h"
#include "ip4-config.h"
#include "dhcp4.h"
#include "dns4.h"
#include "shell-parameters.h"

#endif
