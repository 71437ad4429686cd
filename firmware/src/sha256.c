#include "sha256.h"
#include <string.h>

/* The first 32 bits of the fractions of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
static const uint32_t beginning[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

/* The same of the cube roots of the first 64 (4.2.2). */
static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t word, int by) { return word >> by | word << (32 - by); }

static uint32_t read32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void write32(uint8_t *bytes, uint32_t word) {
    for (int i = 0; i < 4; i++) bytes[i] = (uint8_t)(word >> (24 - 8 * i));
}

/* One block (6.2.2). The variables a to h are one array, which turns by one place each round. */
static void compress(uint32_t state[8], const uint8_t *block) {
    uint32_t schedule[64], v[8];
    for (int t = 0; t < 16; t++) schedule[t] = read32(block + 4 * t);
    for (int t = 16; t < 64; t++) {
        uint32_t early = schedule[t - 15], late = schedule[t - 2];
        uint32_t small0 = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3;
        uint32_t small1 = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10;
        schedule[t] = schedule[t - 16] + small0 + schedule[t - 7] + small1;
    }
    memcpy(v, state, sizeof v);
    for (int t = 0; t < 64; t++) {
        uint32_t *a = &v[(64 - t) & 7], *b = &v[(65 - t) & 7], *c = &v[(66 - t) & 7], *d = &v[(67 - t) & 7];
        uint32_t *e = &v[(68 - t) & 7], *f = &v[(69 - t) & 7], *g = &v[(70 - t) & 7], *h = &v[(71 - t) & 7];
        uint32_t big1 = rotate(*e, 6) ^ rotate(*e, 11) ^ rotate(*e, 25);
        uint32_t big0 = rotate(*a, 2) ^ rotate(*a, 13) ^ rotate(*a, 22);
        uint32_t first = *h + big1 + ((*e & *f) ^ (~*e & *g)) + constants[t] + schedule[t];
        *d += first;
        *h = first + big0 + ((*a & *b) ^ (*a & *c) ^ (*b & *c));
    }
    for (int i = 0; i < 8; i++) state[i] += v[i];
}

void sha256_begin(Sha256 *hash) {
    memcpy(hash->state, beginning, sizeof beginning);
    hash->length = 0;
}

void sha256_add(Sha256 *hash, const uint8_t *bytes, size_t length) {
    while (length > 0) {
        size_t used = hash->length % SHA256_BLOCK;
        size_t taken = length < SHA256_BLOCK - used ? length : SHA256_BLOCK - used;
        memcpy(hash->block + used, bytes, taken);
        hash->length += taken;
        bytes += taken;
        length -= taken;
        if (used + taken == SHA256_BLOCK) compress(hash->state, hash->block);
    }
}

/* A one bit, zeros, and the length in bits in the last eight bytes of a block (5.1.1). */
void sha256_end(Sha256 *hash, uint8_t digest[SHA256_DIGEST]) {
    size_t used = hash->length % SHA256_BLOCK;
    hash->block[used++] = 0x80;
    if (used > SHA256_BLOCK - 8) {
        memset(hash->block + used, 0, SHA256_BLOCK - used);
        compress(hash->state, hash->block);
        used = 0;
    }
    memset(hash->block + used, 0, SHA256_BLOCK - 8 - used);
    write32(hash->block + SHA256_BLOCK - 8, (uint32_t)(hash->length >> 29));
    write32(hash->block + SHA256_BLOCK - 4, (uint32_t)(hash->length << 3));
    compress(hash->state, hash->block);
    for (int i = 0; i < 8; i++) write32(digest + 4 * i, hash->state[i]);
}
