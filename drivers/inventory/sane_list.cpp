// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/inventory/sane_list.h"

#include <array>
#include <cerrno>
#include <chrono>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace pishkhan::inventory {
namespace {

constexpr std::size_t mostScanners = 32;
constexpr std::size_t longestWord = 200;
constexpr std::size_t mostText = 65536;

/// A child whose standard output is read; ended with us, whatever happens.
class Child {
public:
    ~Child()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        if (m_output >= 0) {
            ::close(m_output);
        }
    }
    bool start(const char* program, char* const* arguments)
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) {
            return false;
        }
        m_output = ends[0];
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        const int failed = ::posix_spawnp(&m_pid, program, &actions, nullptr, arguments, environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        m_pid = failed == 0 ? m_pid : -1;
        return failed == 0;
    }
    int output() const { return m_output; }

private:
    pid_t m_pid = -1;
    int m_output = -1;
};

Result<std::string> readAll(int descriptor, Milliseconds patience)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    std::string text;
    std::array<char, 4096> bytes{};
    while (text.size() < mostText) {
        const auto left = std::chrono::duration_cast<Milliseconds>(end - std::chrono::steady_clock::now()).count();
        pollfd waiting{descriptor, POLLIN, 0};
        if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) == 0) {
            return makeError(ErrorKind::Timeout, "SANE did not answer in time", "sane");
        }
        const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
        if (count == 0 || (count < 0 && errno != EINTR)) {
            return text;
        }
        text.append(bytes.data(), static_cast<std::size_t>(count > 0 ? count : 0));
    }
    return text;
}

} // namespace

std::vector<SeenDevice> readSaneList(std::string_view text)
{
    std::vector<SeenDevice> out;
    while (!text.empty() && out.size() < mostScanners) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos || tab == 0) {
            continue;
        }
        SeenDevice seen{DeviceKind::Scanner, "sane:", "sane", DeviceState::Present, "", ""};
        seen.address += line.substr(0, tab).substr(0, longestWord);
        seen.name = line.substr(tab + 1).substr(0, longestWord);
        out.push_back(std::move(seen));
    }
    return out;
}

Result<std::vector<SeenDevice>> saneScanners(Milliseconds patience)
{
    std::array<std::string, 3> words = {"scanimage", "-f", "%d\t%v %m%n"};
    char* const arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
    Child child;
    if (!child.start("scanimage", arguments)) {
        return makeError(ErrorKind::Unsupported, "SANE is not installed", "sane");
    }
    return readSaneList(TRY(readAll(child.output(), patience)));
}

} // namespace pishkhan::inventory
