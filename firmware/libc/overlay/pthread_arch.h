/* Stands before musl's own: the thread pointer is the address of a variable, since firmware owns the fs register. */
extern __attribute__((__visibility__("hidden"))) char efi_thread_block[];
static inline uintptr_t __get_tp(void) { return (uintptr_t)efi_thread_block; }
#define MC_PC gregs[REG_RIP]
