#include "faults.h"
#include "io.h"
#include "output.h"

enum { INVALID_OPCODE = 6, GENERAL_PROTECTION = 13, PAGE_FAULT = 14, EXIT_CODE_OF_FAULT = 139 };

/* EFI_SYSTEM_CONTEXT_X64 (UEFI 2.10, section 18.2): the FXSAVE area, debug registers, control registers, … */
typedef struct {
    UINT64 exception_data;
    UINT8 fxsave[512];
    UINT64 debug[6], control[6], rflags, tables[6], rip;
} Context;

typedef void (EFIAPI *Handler)(INTN type, Context *context);

/* EFI_CPU_ARCH_PROTOCOL up to the member that is needed (PI 1.8, volume 2, section 12.3). */
typedef struct CpuArch {
    void *flush, *enable, *disable, *state, *init;
    EFI_STATUS (EFIAPI *register_handler)(struct CpuArch *, INTN type, Handler);
} CpuArch;

static EFI_GUID cpu_arch_protocol = { 0x26baccb1, 0x6f42, 0x11d4, { 0xbc, 0xe7, 0x00, 0x80, 0xc7, 0x3c, 0x88, 0x81 } };
static CpuArch *cpu;
static uint16_t exit_port;
static const int watched[] = { INVALID_OPCODE, GENERAL_PROTECTION, PAGE_FAULT };

static const char *name(INTN type) {
    return type == PAGE_FAULT ? "page fault" : type == GENERAL_PROTECTION ? "general protection fault" : "invalid instruction";
}

static void EFIAPI on_fault(INTN type, Context *context) {
    extern char ImageBase[];
    output_error("processor exception: %s at 0x%llx (efi-node.efi + 0x%llx), address 0x%llx, error code 0x%llx", name(type),
                 (unsigned long long)context->rip, (unsigned long long)(context->rip - (UINT64)(uintptr_t)ImageBase),
                 (unsigned long long)context->control[2], (unsigned long long)context->exception_data);
    output_event("{\"event\":\"done\",\"code\":%d}", EXIT_CODE_OF_FAULT);
    if (exit_port != 0) out32(exit_port, EXIT_CODE_OF_FAULT);
    RT->ResetSystem(EfiResetShutdown, EFI_SUCCESS, 0, NULL);
    for (;;) __asm__ volatile("hlt");
}

void faults_open(const Options *options) {
    if (!options->qemu || BS->LocateProtocol(&cpu_arch_protocol, NULL, (void **)&cpu) != EFI_SUCCESS) return;
    exit_port = options->exit_port;
    for (size_t i = 0; i < sizeof watched / sizeof watched[0]; i++) cpu->register_handler(cpu, watched[i], on_fault);
}

void faults_close(void) {
    if (cpu == NULL) return;
    for (size_t i = 0; i < sizeof watched / sizeof watched[0]; i++) cpu->register_handler(cpu, watched[i], NULL);
    cpu = NULL;
}
