// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/helper_process.h"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace pishkhan::document {

namespace {

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

Result<HelperProcess> HelperProcess::start(std::vector<std::string> words, int theirEnd,
                                           std::vector<std::string> environment)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&files, theirEnd, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, theirEnd, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    environment.emplace_back("LC_ALL=C");
    environment.emplace_back("OMP_THREAD_LIMIT=1");
    pid_t process = -1;
    const int failed = posix_spawn(&process, words.front().c_str(), &files, &attributes, pointersTo(words).data(),
                                   pointersTo(environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) {
        return makeError(ErrorKind::Disconnected, "the helper cannot be started", "helper-process", failed);
    }
    return HelperProcess(process);
}

HelperProcess::~HelperProcess()
{
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        wait();
    }
}

void HelperProcess::askToStop() const
{
    if (m_process > 0) {
        ::kill(m_process, SIGTERM);
    }
}

int HelperProcess::finish(std::chrono::steady_clock::time_point deadline)
{
    const Descriptor handle(static_cast<int>(syscall(SYS_pidfd_open, m_process, 0)));
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    pollfd ended{handle.number(), POLLIN, 0};
    if (handle.number() < 0 || ::poll(&ended, 1, static_cast<int>(std::max<std::int64_t>(left, 0))) <= 0) {
        ::kill(m_process, SIGKILL);
    }
    return wait();
}

int HelperProcess::wait()
{
    int status = 0;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_process = -1;
    return status;
}

} // namespace pishkhan::document
