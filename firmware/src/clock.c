#include "clock.h"
#include "firmware.h"
#include "io.h"
#include <string.h>

/* The ACPI power management timer counts at this rate on every machine (ACPI 6.5, section 4.8.3.3). */
#define ACPI_TIMER_HZ 3579545.0
enum { ACPI_TIMER_MASK = 0xffffff, SAMPLE_TICKS = 17898 /* 5 ms */, STALL_MICROSECONDS = 10000 };

static double per_millisecond; /* counts of the time stamp counter */
static double wall_at_zero;    /* wall clock when the counter was 0 */

/* CPUID 0x15: the counter's ratio to a crystal whose frequency is given, on newer processors. */
static double from_cpuid(void) {
    if (cpuid(0, 0).eax < 0x15) return 0;
    CpuidResult r = cpuid(0x15, 0);
    if (r.eax == 0 || r.ebx == 0 || r.ecx == 0) return 0;
    return (double)r.ecx * r.ebx / r.eax / 1000;
}

typedef struct __attribute__((packed)) { char signature[4]; uint32_t length; uint8_t rest[28]; } AcpiTable;

/* The port of the timer out of the fixed ACPI description table (ACPI 6.5, section 5.2.9); 0 when there is none. */
static uint16_t acpi_timer_port(void) {
    static const EFI_GUID acpi_20 = { 0x8868e871, 0xe4f1, 0x11d3, { 0xbc, 0x22, 0x00, 0x80, 0xc7, 0x3c, 0x88, 0x81 } };
    for (UINTN i = 0; i < ST->NumberOfTableEntries; i++) {
        EFI_CONFIGURATION_TABLE *table = &ST->ConfigurationTable[i];
        if (memcmp(&table->VendorGuid, &acpi_20, sizeof acpi_20) != 0) continue;
        uint64_t xsdt_address;
        memcpy(&xsdt_address, (uint8_t *)table->VendorTable + 24, 8);
        const AcpiTable *xsdt = (const AcpiTable *)(uintptr_t)xsdt_address;
        if (xsdt == NULL) return 0;
        for (size_t at = sizeof *xsdt; at + 8 <= xsdt->length; at += 8) {
            uint64_t address;
            memcpy(&address, (const uint8_t *)xsdt + at, 8);
            const AcpiTable *fadt = (const AcpiTable *)(uintptr_t)address;
            if (memcmp(fadt->signature, "FACP", 4) != 0 || fadt->length < 80) continue;
            uint32_t port;
            memcpy(&port, (const uint8_t *)fadt + 76, 4);
            return port <= 0xffff ? (uint16_t)port : 0;
        }
    }
    return 0;
}

typedef struct { uint64_t counter; uint32_t ticks; } Sample;

/* Both clocks at one instant: the best of a few, since the host may stop us between the two readings. */
static Sample sample(uint16_t port) {
    Sample best = { 0, 0 };
    uint64_t least = UINT64_MAX;
    for (int i = 0; i < 8; i++) {
        uint64_t before = read_tsc();
        uint32_t ticks = in32(port) & ACPI_TIMER_MASK;
        uint64_t after = read_tsc();
        if (after - before >= least) continue;
        least = after - before;
        best = (Sample){ before + least / 2, ticks };
    }
    return best;
}

static double from_acpi_timer(uint16_t port) {
    Sample first = sample(port), last = first;
    uint64_t patience = 200000000; /* a port that answers the same number for ever is no timer */
    while (((last.ticks - first.ticks) & ACPI_TIMER_MASK) < SAMPLE_TICKS) {
        if (read_tsc() - first.counter > patience && last.ticks == first.ticks) return 0;
        last = sample(port);
    }
    double ticks = (last.ticks - first.ticks) & ACPI_TIMER_MASK;
    return (double)(last.counter - first.counter) / (ticks / ACPI_TIMER_HZ * 1000);
}

static double from_stall(void) {
    uint64_t before = read_tsc();
    BS->Stall(STALL_MICROSECONDS);
    return (double)(read_tsc() - before) / (STALL_MICROSECONDS / 1000.0);
}

/* Days since 1970-01-01 of a date of the Gregorian calendar. */
static int64_t days(int year, int month, int day) {
    year -= month <= 2;
    int64_t era = year / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static double firmware_date(void) {
    EFI_TIME time;
    if (RT->GetTime(&time, NULL) != EFI_SUCCESS) return 0;
    double seconds = (double)days(time.Year, time.Month, time.Day) * 86400 + time.Hour * 3600 + time.Minute * 60 + time.Second;
    /* Minutes to be added for UTC; 2047 says that nobody knows. */
    if (time.TimeZone != EFI_UNSPECIFIED_TIMEZONE) seconds += time.TimeZone * 60.0;
    return seconds * 1000 + time.Nanosecond / 1e6;
}

void clock_open(void) {
    uint16_t port;
    per_millisecond = from_cpuid();
    if (per_millisecond == 0 && (port = acpi_timer_port()) != 0) per_millisecond = from_acpi_timer(port);
    if (per_millisecond == 0) per_millisecond = from_stall();
    wall_at_zero = firmware_date() - clock_now();
}

double clock_now(void) { return (double)read_tsc() / per_millisecond; }
double clock_wall(void) { return wall_at_zero + clock_now(); }
