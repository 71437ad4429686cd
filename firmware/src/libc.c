#include "libc.h"
#include "clock.h"
#include "memory.h"
#include "output.h"
#include "stack.h"
#include <errno.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>

enum { EXIT_CODE_OF_ABORT = 134 };

static long write_all(const struct iovec *parts, long count) {
    long total = 0;
    for (long i = 0; i < count; i++) {
        output_write(STREAM_ERROR, parts[i].iov_base, parts[i].iov_len);
        total += (long)parts[i].iov_len;
    }
    return total;
}

static long read_clock(long clock, struct timespec *time) {
    double milliseconds = clock == CLOCK_REALTIME ? clock_wall() : clock_now();
    time->tv_sec = (time_t)(milliseconds / 1000);
    time->tv_nsec = (long)((milliseconds - (double)time->tv_sec * 1000) * 1e6);
    return 0;
}

__attribute__((__visibility__("hidden"))) long efi_syscall(long number, long a, long b, long c, long d, long e, long f) {
    (void)e, (void)f;
    switch (number) {
    case SYS_write: return write_all(&(struct iovec){ (void *)b, (size_t)c }, 1);
    case SYS_writev: return write_all((const struct iovec *)b, c);
    case SYS_mmap: {
        if ((d & MAP_ANONYMOUS) == 0) return -ENODEV;
        void *pages = memory_pages((size_t)b);
        return pages == NULL ? -ENOMEM : (long)pages;
    }
    case SYS_munmap: memory_free_pages((void *)a, (size_t)b); return 0;
    case SYS_madvise:
    case SYS_mprotect: return 0;
    case SYS_brk:
    case SYS_mremap: return -ENOMEM; /* malloc then takes new pages and copies */
    case SYS_clock_gettime: return read_clock(a, (struct timespec *)b);
    case SYS_futex: return -ETIMEDOUT; /* one thread: nobody could ever wake it */
    case SYS_ioctl: return 0;          /* TIOCGWINSZ: a terminal, so lines are not held back */
    case SYS_exit:
    case SYS_exit_group: stack_leave((int)a);
    case SYS_tkill:
    case SYS_kill: /* abort() and failed assertions */
        output_error("the engine gave up (out of memory, or a fault of its own)");
        stack_leave(EXIT_CODE_OF_ABORT);
    }
    return -ENOSYS;
}
