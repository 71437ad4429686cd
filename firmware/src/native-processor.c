/* Instructions that JavaScript has no words for, and random numbers. */
#include "firmware.h"
#include "io.h"
#include "native.h"
#include <string.h>

#define MOST_32 4294967295.0

NATIVE(cpuid) {
    uint64_t leaf, subleaf = 0;
    (void)self, (void)count;
    if (!argument_integer(context, arguments[0], "cpuid: argument 1 (leaf)", 0, MOST_32, &leaf)) return JS_EXCEPTION;
    if (!JS_IsUndefined(arguments[1]) && !argument_integer(context, arguments[1], "cpuid: argument 2 (subleaf)", 0, MOST_32, &subleaf)) return JS_EXCEPTION;
    CpuidResult r = cpuid((uint32_t)leaf, (uint32_t)subleaf);
    JSValue values[] = { JS_NewUint32(context, r.eax), JS_NewUint32(context, r.ebx), JS_NewUint32(context, r.ecx), JS_NewUint32(context, r.edx) };
    return JS_NewArrayFrom(context, 4, values);
}

NATIVE(readMsr) {
    uint64_t index;
    uint32_t low, high;
    (void)self, (void)count;
    if (!argument_integer(context, arguments[0], "readMsr: argument 1 (index)", 0, MOST_32, &index)) return JS_EXCEPTION;
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"((uint32_t)index));
    return JS_NewBigUint64(context, (uint64_t)high << 32 | low);
}

NATIVE(writeMsr) {
    uint64_t index, value;
    (void)self, (void)count;
    if (!argument_integer(context, arguments[0], "writeMsr: argument 1 (index)", 0, MOST_32, &index)) return JS_EXCEPTION;
    if (!JS_IsBigInt(arguments[1]))
        return JS_ThrowTypeError(context, "writeMsr: argument 2 (value) must be a bigint, but it is %s", value_kind(arguments[1]));
    if (JS_ToBigUint64(context, &value, arguments[1]) < 0) return JS_EXCEPTION;
    __asm__ volatile("wrmsr" : : "c"((uint32_t)index), "a"((uint32_t)value), "d"((uint32_t)(value >> 32)) : "memory");
    return JS_UNDEFINED;
}

static bool port_arguments(JSContext *context, JSValueConst *arguments, const char *function, uint64_t *port, uint64_t *width) {
    char what[48];
    strcpy(stpcpy(what, function), ": argument 1 (port)");
    if (!argument_integer(context, arguments[0], what, 0, 65535, port)) return false;
    strcpy(stpcpy(what, function), ": argument 2 (width)");
    if (!argument_integer(context, arguments[1], what, 1, 4, width)) return false;
    if (*width != 3) return true;
    JS_ThrowRangeError(context, "%s must be 1, 2 or 4, but it is 3", what);
    return false;
}

NATIVE(readPort) {
    uint64_t port, width;
    (void)self, (void)count;
    if (!port_arguments(context, arguments, "readPort", &port, &width)) return JS_EXCEPTION;
    if (width == 1) return JS_NewUint32(context, in8((uint16_t)port));
    if (width == 2) return JS_NewUint32(context, in16((uint16_t)port));
    return JS_NewUint32(context, in32((uint16_t)port));
}

NATIVE(writePort) {
    uint64_t port, width, value;
    (void)self, (void)count;
    if (!port_arguments(context, arguments, "writePort", &port, &width)) return JS_EXCEPTION;
    double most = width == 1 ? 255 : width == 2 ? 65535 : MOST_32;
    if (!argument_integer(context, arguments[2], "writePort: argument 3 (value)", 0, most, &value)) return JS_EXCEPTION;
    if (width == 1) out8((uint16_t)port, (uint8_t)value);
    else if (width == 2) out16((uint16_t)port, (uint16_t)value);
    else out32((uint16_t)port, (uint32_t)value);
    return JS_UNDEFINED;
}

/* RDRAND may run dry for a moment: Intel's guide says to try ten times. */
static bool processor_random(uint64_t *value) {
    for (int i = 0; i < 10; i++) {
        uint8_t good;
        __asm__ volatile("rdrand %0; setc %1" : "=r"(*value), "=qm"(good) : : "cc");
        if (good) return true;
    }
    return false;
}

static bool fill_by_processor(uint8_t *target, size_t length) {
    static int present = -1;
    if (present < 0) present = cpuid(1, 0).ecx >> 30 & 1;
    uint64_t value;
    for (; present && length > 0; target += 8, length -= 8) {
        if (!processor_random(&value)) return false;
        memcpy(target, &value, length < 8 ? length : 8);
        if (length < 8) break;
    }
    return present;
}

/* EFI_RNG_PROTOCOL (UEFI 2.10, section 37.5). */
typedef struct Rng {
    void *get_info;
    EFI_STATUS (EFIAPI *get)(struct Rng *, EFI_GUID *algorithm, UINTN length, UINT8 *target);
} Rng;

static bool fill_by_firmware(uint8_t *target, size_t length) {
    static EFI_GUID protocol = { 0x3152bca5, 0xeade, 0x433d, { 0x86, 0x2e, 0xc0, 0x1c, 0xdc, 0x29, 0x1f, 0x44 } };
    Rng *rng;
    if (BS->LocateProtocol(&protocol, NULL, (void **)&rng) != EFI_SUCCESS) return false;
    return rng->get(rng, NULL, length, target) == EFI_SUCCESS;
}

NATIVE(randomBytes) {
    uint8_t *target;
    size_t length;
    (void)self, (void)count;
    if (!bytes_view(context, arguments[0], "randomBytes: argument 1 (target)", &target, &length)) return JS_EXCEPTION;
    if (length == 0 || fill_by_processor(target, length) || fill_by_firmware(target, length)) return JS_UNDEFINED;
    return JS_ThrowPlainError(context, "randomBytes: this machine has neither RDRAND nor an EFI_RNG_PROTOCOL that works");
}
