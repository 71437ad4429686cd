#include "stack.h"

/* Callee-saved registers of the System V convention stay on the old stack, whose pointer is kept here. */
__attribute__((visibility("hidden"))) void *stack_outside;

__asm__(".text\n"
        ".globl stack_enter\n.hidden stack_enter\n.type stack_enter, @function\n"
        "stack_enter:\n"
        "  push %rbp\n  push %rbx\n  push %r12\n  push %r13\n  push %r14\n  push %r15\n"
        "  mov %rsp, stack_outside(%rip)\n"
        "  mov %rdi, %rax\n"
        "  mov %rsi, %rdi\n"
        "  mov %rdx, %rsp\n"
        "  and $-16, %rsp\n"
        "  xor %ebp, %ebp\n"
        "  call *%rax\n"
        "stack_return:\n"
        "  cld\n"
        "  mov stack_outside(%rip), %rsp\n"
        "  pop %r15\n  pop %r14\n  pop %r13\n  pop %r12\n  pop %rbx\n  pop %rbp\n"
        "  ret\n"
        ".globl stack_leave\n.hidden stack_leave\n.type stack_leave, @function\n"
        "stack_leave:\n"
        "  mov %edi, %eax\n"
        "  jmp stack_return\n");
