/* The entry of the EFI application: from firmware's call to the programs of the bundle, and back. */
#include "start.h"
#include "bundle.h"
#include "clock.h"
#include "engine.h"
#include "events.h"
#include "faults.h"
#include "firmware.h"
#include "io.h"
#include "libc.h"
#include "machine.h"
#include "memory.h"
#include "output.h"
#include "stack.h"
#include <stdio.h>

enum { EXIT_CODE_OF_ERROR = 1 };

EFI_SYSTEM_TABLE *ST;
EFI_BOOT_SERVICES *BS;
EFI_RUNTIME_SERVICES *RT;
EFI_HANDLE image_handle;

static Options options;

const char *machine_host(void) { return options.qemu ? "qemu" : "hardware"; }

static void announce(void) {
    char vendor[96] = "", quoted[128];
    for (size_t i = 0; i < sizeof vendor - 1 && ST->FirmwareVendor != NULL && ST->FirmwareVendor[i] != 0; i++)
        vendor[i] = ST->FirmwareVendor[i] < 0x7f ? (char)ST->FirmwareVendor[i] : '?';
    output_quote(quoted, sizeof quoted, vendor);
    output_event("{\"event\":\"start\",\"engine\":\"%s\",\"firmware\":%s,\"revision\":%u,\"memory\":%zu,\"now\":%.3f}", JS_GetVersion(), quoted,
                 ST->FirmwareRevision, memory_limit(), clock_now());
}

static int run_programs(void *image) {
    if (!bundle_open(image, options.qemu)) return EXIT_CODE_OF_ERROR;
    if (!events_open()) return output_error("firmware refused to create an event"), EXIT_CODE_OF_ERROR;
    int code = EXIT_CODE_OF_ERROR;
    for (unsigned program = 0;; program++) {
        if (bundle_program_entry(program, "program.js", 10).data == NULL) {
            if (program == 0) output_error("the bundle has no program (0/program.js)");
            return code;
        }
        code = engine_run(program);
    }
}

/* Tells the code to whoever started us, by the way there is. */
static EFI_STATUS leave(int code) {
    output_event("{\"event\":\"done\",\"code\":%d}", code);
    if (options.exit_port != 0) out32(options.exit_port, (uint32_t)code);
    if (options.qemu) RT->ResetSystem(EfiResetShutdown, EFI_SUCCESS, 0, NULL);
    if (code == 0) return EFI_SUCCESS;
    CHAR16 *text;
    char digits[24];
    UINTN size = (UINTN)(snprintf(digits, sizeof digits, "exit code %d", code) + 1) * sizeof *text;
    if (BS->AllocatePool(EfiBootServicesData, size, (void **)&text) != EFI_SUCCESS) return EFI_ABORTED;
    for (size_t i = 0; i < size / sizeof *text; i++) text[i] = (CHAR16)digits[i];
    BS->Exit(image_handle, EFI_ABORTED, size, text);
    return EFI_ABORTED;
}

EFI_STATUS efi_main(EFI_HANDLE handle, EFI_SYSTEM_TABLE *table) {
    static EFI_GUID loaded_image_protocol = EFI_LOADED_IMAGE_PROTOCOL_GUID;
    EFI_LOADED_IMAGE *image;
    ST = table;
    BS = table->BootServices;
    RT = table->RuntimeServices;
    image_handle = handle;
    efi_libc_init();
    EFI_STATUS status = BS->HandleProtocol(handle, &loaded_image_protocol, (void **)&image);
    if (status != EFI_SUCCESS) return status;
    /* Firmware resets a machine whose application runs for more than 5 minutes, unless it is told not to. */
    BS->SetWatchdogTimer(0, 0, 0, NULL);
    options = options_read(image);
    output_open(&options);
    clock_open();
    memory_open();
    faults_open(&options);
    announce();
    uint8_t *stack = memory_pages(STACK_SIZE);
    int code = EXIT_CODE_OF_ERROR;
    if (stack == NULL) output_error("not enough memory: %llu bytes are free", (unsigned long long)memory_available());
    else code = stack_enter(run_programs, image, stack + STACK_SIZE);
    events_shut_down();
    faults_close();
    memory_close();
    return leave(code);
}
