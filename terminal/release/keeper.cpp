// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/release/keeper.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <ctime>

namespace pishkhan::release {
namespace {

constexpr int killedExit = 128;

/// SIGCHLD, SIGTERM and SIGINT are taken one by one instead of interrupting.
sigset_t heldSignals()
{
    sigset_t held;
    sigemptyset(&held);
    for (const int one : {SIGCHLD, SIGTERM, SIGINT}) {
        sigaddset(&held, one);
    }
    return held;
}

Result<pid_t> spawn(const StartPlan& plan, const KeeperOrder& order, const std::string& folder)
{
    const std::string path = plan.programs + "/bin/" + order.program;
    std::vector<std::string> words{path};
    words.insert(words.end(), order.arguments.begin(), order.arguments.end());
    words.insert(words.end(), {"--programs", folder});
    std::vector<char*> raw;
    for (std::string& word : words) {
        raw.push_back(word.data());
    }
    raw.push_back(nullptr);
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
    pid_t child = 0;
    const int failure = ::posix_spawn(&child, path.c_str(), nullptr, &how, raw.data(), environ);
    posix_spawnattr_destroy(&how);
    if (failure != 0) {
        return makeError(ErrorKind::Storage, "cannot start " + path, "release", failure);
    }
    return child;
}

struct End {
    int code = 0;
    bool isTooLate = false; ///< it never confirmed itself and was ended for it
    bool wasAsked = false;  ///< somebody ended us
};

int codeOf(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : killedExit + WTERMSIG(status);
}

/// Waits for the child; a release on trial has `seconds` to confirm itself.
End await(pid_t child, const Slots& slots, bool isTrial, int seconds)
{
    const sigset_t held = heldSignals();
    const std::time_t began = ::time(nullptr);
    End end;
    for (int status = 0; ::waitpid(child, &status, WNOHANG) != child || (end.code = codeOf(status), false);) {
        const timespec tick{1, 0};
        const int seen = ::sigtimedwait(&held, nullptr, &tick);
        if (seen == SIGTERM || seen == SIGINT) {
            end.wasAsked = true;
            ::kill(child, seen);
        }
        const auto trial = isTrial ? slots.trial() : Result<std::optional<Trial>>(std::optional<Trial>());
        if (trial && *trial && ::time(nullptr) - began >= seconds && !end.isTooLate) {
            end.isTooLate = true;
            ::kill(child, SIGKILL);
        }
    }
    return end;
}

} // namespace

Result<int> keep(Slots& slots, const KeeperOrder& order)
{
    const sigset_t held = heldSignals();
    ::sigprocmask(SIG_BLOCK, &held, nullptr);
    for (;;) {
        const StartPlan plan = TRY(slots.planStart());
        const auto child = spawn(plan, order, slots.folder());
        if (!child && !plan.isTrial) {
            return child.error();
        }
        if (!child) {
            continue; // not even a program: its next start is one too many
        }
        const End end = await(*child, slots, plan.isTrial, order.trialSeconds);
        if (end.wasAsked) {
            return end.code;
        }
        const bool isStillTrial = TRY(slots.trial()).has_value();
        if (end.isTooLate && isStillTrial) {
            TRY(slots.fall("unhealthy"));
        } else if (end.code != changedExit && !(isStillTrial && end.code != 0)) {
            return end.code;
        }
    }
}

} // namespace pishkhan::release
