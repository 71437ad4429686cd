/* A table from addresses to things, in C's own memory: open addressing, empty where the key is 0. */
#ifndef ADDRESSES_H
#define ADDRESSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct { uint64_t address; void *thing; } AddressEntry;
typedef struct { AddressEntry *entries; size_t capacity, count; } AddressTable;

/* NULL when the address is not in the table. The entry stays where it is until the next insert or removal. */
AddressEntry *addresses_find(const AddressTable *table, uint64_t address);
/* The address must not be in the table yet. False when out of memory. */
bool addresses_insert(AddressTable *table, uint64_t address, void *thing);
void addresses_remove(AddressTable *table, AddressEntry *entry);
void addresses_free(AddressTable *table);

#endif
