// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/helper_fence.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

namespace pishkhan::document {

namespace {

/// Calls no reader of pictures needs: they answer "not permitted".
constexpr std::array refused{
    SYS_execve,           SYS_execveat,          SYS_socket,   SYS_connect,  SYS_bind,      SYS_ptrace, SYS_tkill,
    SYS_process_vm_readv, SYS_process_vm_writev, SYS_mount,    SYS_unlinkat, SYS_renameat2, SYS_linkat, SYS_symlinkat,
    SYS_mkdirat,          SYS_fchmodat,          SYS_fchownat, SYS_setns,    SYS_unshare,   SYS_bpf,    SYS_keyctl,
    SYS_perf_event_open};

void limit(int resource, rlim_t most)
{
    const rlimit both{most, most};
    setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

bool refuseCalls()
{
    std::vector<sock_filter> filter;
    filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offsetof(seccomp_data, nr))));
    for (const auto call : refused) {
        filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
        filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    }
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

} // namespace

bool raiseFence(FenceLimits limits)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    std::signal(SIGXFSZ, SIG_IGN); // a library's log line to a file fails instead of ending us
    limit(RLIMIT_CPU, limits.cpuSeconds);
    limit(RLIMIT_AS, limits.addressSpace);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && refuseCalls();
}

} // namespace pishkhan::document
