/* UEFI Shell Specification 2.2, section 2.3. */
#ifndef EFI_SHELL_PARAMETERS_PROTOCOL_GUID
#define EFI_SHELL_PARAMETERS_PROTOCOL_GUID \
  {0x752f3136, 0x4e16, 0x4fdc, {0xa2, 0x2a, 0xe5, 0xf4, 0x68, 0x12, 0xf4, 0xca}}

typedef struct {
  CHAR16 **Argv;
  UINTN Argc;
  VOID *StdIn;
  VOID *StdOut;
  VOID *StdErr;
} EFI_SHELL_PARAMETERS_PROTOCOL;
#endif
