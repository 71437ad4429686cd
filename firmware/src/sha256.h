/* SHA-256 (FIPS 180-4, 6.2). */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_BLOCK 64
#define SHA256_DIGEST 32

/* A digest under way; a copy of it is another with the same beginning. */
typedef struct {
    uint32_t state[8];
    uint64_t length;
    uint8_t block[SHA256_BLOCK];
} Sha256;

void sha256_begin(Sha256 *hash);
void sha256_add(Sha256 *hash, const uint8_t *bytes, size_t length);
void sha256_end(Sha256 *hash, uint8_t digest[SHA256_DIGEST]);

#endif
