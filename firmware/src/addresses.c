#include "addresses.h"
#include <stdlib.h>

enum { FIRST_CAPACITY = 64 };

static size_t place(const AddressTable *table, uint64_t address) {
    return (address >> 3) * 0x9e3779b97f4a7c15ull >> 20 & (table->capacity - 1);
}

AddressEntry *addresses_find(const AddressTable *table, uint64_t address) {
    if (table->count == 0 || address == 0) return NULL;
    for (size_t i = place(table, address);; i = (i + 1) & (table->capacity - 1)) {
        if (table->entries[i].address == address) return &table->entries[i];
        if (table->entries[i].address == 0) return NULL;
    }
}

static void put(AddressTable *table, AddressEntry entry) {
    size_t i = place(table, entry.address);
    while (table->entries[i].address != 0) i = (i + 1) & (table->capacity - 1);
    table->entries[i] = entry;
}

static bool grow(AddressTable *table) {
    AddressTable wider = { NULL, table->capacity == 0 ? FIRST_CAPACITY : table->capacity * 2, table->count };
    wider.entries = calloc(wider.capacity, sizeof *wider.entries);
    if (wider.entries == NULL) return false;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->entries[i].address != 0) put(&wider, table->entries[i]);
    free(table->entries);
    *table = wider;
    return true;
}

bool addresses_insert(AddressTable *table, uint64_t address, void *thing) {
    if (table->count * 2 >= table->capacity && !grow(table)) return false;
    put(table, (AddressEntry){ address, thing });
    table->count++;
    return true;
}

/* What comes behind in the same run may belong into the gap. */
void addresses_remove(AddressTable *table, AddressEntry *entry) {
    size_t mask = table->capacity - 1, gap = (size_t)(entry - table->entries);
    table->count--;
    for (size_t i = (gap + 1) & mask; table->entries[i].address != 0; i = (i + 1) & mask) {
        size_t home = place(table, table->entries[i].address);
        if (((i - home) & mask) < ((i - gap) & mask)) continue;
        table->entries[gap] = table->entries[i];
        gap = i;
    }
    table->entries[gap] = (AddressEntry){ 0, NULL };
}

void addresses_free(AddressTable *table) {
    free(table->entries);
    *table = (AddressTable){ NULL, 0, 0 };
}
