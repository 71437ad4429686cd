/* What musl's start-up code does on Linux from the kernel's auxiliary vector, for a program with one thread. */
#include "libc.h"
#include "locale_impl.h"
#include "pthread_impl.h"

hidden struct pthread thread_block __asm__("efi_thread_block");
struct pthread thread_block;
static size_t no_auxiliary_vector[2];

void efi_libc_init(void) {
    thread_block.self = thread_block.next = thread_block.prev = &thread_block;
    thread_block.tid = 1;
    thread_block.detach_state = DT_JOINABLE;
    thread_block.locale = &libc.global_locale;
    thread_block.robust_list.head = &thread_block.robust_list.head;
    libc.auxv = no_auxiliary_vector;
    libc.page_size = 4096;
    libc.can_do_threads = 0;
}
