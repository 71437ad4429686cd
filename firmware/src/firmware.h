/* What the firmware handed to us. Everything else of UEFI is reached from here. */
#ifndef FIRMWARE_H
#define FIRMWARE_H

#include <efi.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Names of the specification, and the ones gnu-efi's headers use. */
extern EFI_SYSTEM_TABLE *ST;
extern EFI_BOOT_SERVICES *BS;
extern EFI_RUNTIME_SERVICES *RT;
extern EFI_HANDLE image_handle;

#endif
