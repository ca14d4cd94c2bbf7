// SPDX-License-Identifier: GPL-3.0-or-later
/// A helper program as a child: started with one end of a socket as its standard input and output, an almost empty
/// environment and nothing else open; ended and reaped when it goes out of scope. Used by decode_child and sane_scanner.
#pragma once
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>
#include <unistd.h>

#include "terminal/base/result.h"

namespace pishkhan::document {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }
    void close()
    {
        if (m_number >= 0) {
            ::close(std::exchange(m_number, -1));
        }
    }

private:
    int m_number;
};

class HelperProcess {
public:
    /// `words`: the program's path, then its arguments; `environment`: NAME=VALUE beside LC_ALL and OMP_THREAD_LIMIT.
    /// Errors: Disconnected (it cannot be started; nativeCode is errno).
    static Result<HelperProcess> start(std::vector<std::string> words, int theirEnd,
                                       std::vector<std::string> environment = {});
    ~HelperProcess();
    HelperProcess(HelperProcess&& other) noexcept : m_process(std::exchange(other.m_process, -1)) {}
    HelperProcess& operator=(HelperProcess&&) = delete;

    void askToStop() const; ///< SIGTERM
    /// The status of waitpid, after it has ended by itself or the time is over.
    int finish(std::chrono::steady_clock::time_point deadline);

private:
    explicit HelperProcess(pid_t process) : m_process(process) {}
    int wait();
    pid_t m_process;
};

} // namespace pishkhan::document
