// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_terminal/listeners.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

#include "terminal/base/files.h"

namespace pishkhan::emulators {
namespace {

Error socketError(const char* what)
{
    return makeError(ErrorKind::Disconnected, what, "emulator", errno);
}

} // namespace

Status readListen(const std::string& listen, ServerSettings& settings)
{
    const std::size_t colon = listen.rfind(':');
    char* end = nullptr;
    const unsigned long port = colon == std::string::npos ? 65536 : std::strtoul(listen.c_str() + colon + 1, &end, 10);
    if (port > 65535 || end == nullptr || *end != '\0') {
        return makeError(ErrorKind::InvalidInput, "--listen takes ADDRESS:PORT", "emulator");
    }
    settings.host = listen.substr(0, colon);
    settings.port = static_cast<std::uint16_t>(port);
    return {};
}

Result<int> listenTcp(const ServerSettings& settings)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(settings.port);
    if (::inet_pton(AF_INET, settings.host.c_str(), &address.sin_addr) != 1 ||
        ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener, 8) != 0) {
        return socketError("cannot listen");
    }
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    if (!settings.portFile.empty()) {
        TRY(writeFileDurably(settings.portFile, view(std::to_string(ntohs(address.sin_port)) + "\n"),
                             FileAccess::Readable));
    }
    return listener;
}

Result<int> listenLocal(const std::string& path)
{
    if (path.empty()) {
        return -1;
    }
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        return makeError(ErrorKind::InvalidInput, "control socket's path is too long", "emulator");
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    ::unlink(path.c_str());
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener, 4) != 0) {
        return socketError("cannot make the control socket");
    }
    return listener;
}

Result<int> openPseudoTerminal(const std::string& link)
{
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0) {
        return socketError("cannot make a pseudo terminal");
    }
    char name[128];
    const int slave = ::ptsname_r(master, name, sizeof name) == 0 ? ::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
    termios raw{};
    if (slave < 0 || ::tcgetattr(slave, &raw) != 0) {
        return socketError("cannot open the pseudo terminal");
    }
    ::cfmakeraw(&raw);
    ::tcsetattr(slave, TCSANOW, &raw);
    ::close(slave); // from here on the master hears when a station opens and closes it
    ::unlink(link.c_str());
    if (::symlink(name, link.c_str()) != 0) {
        return socketError("cannot link to the pseudo terminal");
    }
    return master;
}

} // namespace pishkhan::emulators
