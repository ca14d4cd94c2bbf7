// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-token MODULE look | MODULE sign TOKEN ID DIGEST < PIN: one question to a card through its PKCS #11 module, one line of JSON as the
// answer. A process of its own, because such modules hang and crash. The PIN comes on standard input, lies in locked memory and is wiped.
// Exit: 0 answered, 1 the module failed, 2 wrong usage, 3 no such module. Started by token_helper.
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string_view>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "drivers/card/pkcs11_token.h"
#include "drivers/card/token_line.h"

namespace {

using namespace pishkhan;

/// No core, locked memory as far as the system allows; gone with its parent. Files stay possible: modules keep locks and caches of public objects.
void fence()
{
    const rlimit nothing{0, 0};
    setrlimit(RLIMIT_CORE, &nothing);
    std::signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
}

/// The PIN in memory of its own, overwritten at the end.
class TypedPin {
public:
    TypedPin()
    {
        while (m_size < m_bytes.size()) {
            const ssize_t got = ::read(STDIN_FILENO, m_bytes.data() + m_size, m_bytes.size() - m_size);
            if (got <= 0 && errno != EINTR) {
                break;
            }
            m_size += static_cast<std::size_t>(got > 0 ? got : 0);
            if (got == 0) {
                break;
            }
        }
    }
    ~TypedPin() { explicit_bzero(m_bytes.data(), m_bytes.size()); }
    TypedPin(const TypedPin&) = delete;
    TypedPin& operator=(const TypedPin&) = delete;
    std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    std::array<char, 256> m_bytes{};
    std::size_t m_size = 0;
};

int say(const std::string& line)
{
    return std::fwrite(line.data(), 1, line.size(), stdout) == line.size() && std::fflush(stdout) == 0 ? 0 : 1;
}

int look(const card::Pkcs11Module& module)
{
    const auto tokens = module.tokens();
    return tokens ? say(card::writeTokens(*tokens)) : 1;
}

int sign(const card::Pkcs11Module& module, char** words)
{
    const TypedPin pin;
    const auto digest = fromHex(words[2]);
    if (!digest || digest->size() != 32) {
        return 2;
    }
    const auto answer = module.sign(words[0], words[1], pin.view(), *digest);
    return answer ? say(card::writeAnswer(*answer)) : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view first = argc >= 2 ? argv[1] : "";
    if (first == "--version") {
        std::printf("%s\n", PISHKHAN_VERSION);
        return 0;
    }
    const std::string_view what = argc >= 3 ? argv[2] : "";
    if (!(what == "look" && argc == 3) && !(what == "sign" && argc == 6)) {
        std::printf("Usage: pishkhan-token MODULE look\n       pishkhan-token MODULE sign TOKEN ID DIGEST < PIN\n");
        return first == "--help" ? 0 : 2;
    }
    fence();
    const auto module = card::Pkcs11Module::load(std::string(first));
    if (!module) {
        return 3;
    }
    return what == "look" ? look(*module) : sign(*module, argv + 3);
}
