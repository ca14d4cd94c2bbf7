// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/zvt_terminal/zvt_server.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "terminal/base/files.h"
#include "terminal/base/instant.h"

namespace pishkhan::emulators {
namespace {

volatile std::sig_atomic_t stopAsked = 0;

void onSignal(int /*number*/)
{
    stopAsked = 1;
}

EmulatorTime timeNow()
{
    using namespace std::chrono;
    return {duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count(),
            duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

Error socketError(const char* what)
{
    return makeError(ErrorKind::Disconnected, what, "zvt-emulator", errno);
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
        return makeError(ErrorKind::InvalidInput, "control socket's path is too long", "zvt-emulator");
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

class Server {
public:
    Server(int stations, int controls, EmulatedZvtTerminal& terminal, Faults& faults, const ZvtBooks& books)
        : m_stations(stations), m_controls(controls), m_terminal(terminal), m_faults(faults), m_books(books)
    {
    }

    void run()
    {
        while (stopAsked == 0) {
            pollfd wanted[] = {
                {m_stations, POLLIN, 0}, {m_controls, POLLIN, 0}, {m_station, POLLIN, 0}, {m_control, POLLIN, 0}};
            ::poll(wanted, 4, waitMs());
            send(m_terminal.tick(timeNow()));
            if ((wanted[3].revents & (POLLIN | POLLHUP)) != 0) {
                takeControl();
            }
            if ((wanted[2].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
                takeBytes();
            }
            if ((wanted[1].revents & POLLIN) != 0) {
                acceptControl();
            }
            if ((wanted[0].revents & POLLIN) != 0) {
                acceptStation();
            }
        }
    }

private:
    int waitMs() const
    {
        const std::int64_t next = m_terminal.nextDeadline();
        const std::int64_t left = next < 0 ? 1'000 : next - timeNow().monotonicMs;
        return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000));
    }

    void acceptStation()
    {
        const int next = ::accept4(m_stations, nullptr, nullptr, SOCK_CLOEXEC);
        if (next < 0) {
            return;
        }
        hangUp(); // one dialogue at a time: the newer connection wins
        const int yes = 1;
        ::setsockopt(next, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        m_station = next;
        m_sent = m_received = 0;
        m_terminal.lineUp();
    }

    void hangUp()
    {
        if (m_station >= 0) {
            ::close(m_station);
            m_station = -1;
            m_terminal.lineDown(timeNow());
        }
    }

    void takeBytes()
    {
        std::uint8_t bytes[4096];
        const ssize_t count = ::recv(m_station, bytes, sizeof bytes, 0);
        if (count <= 0) {
            hangUp();
            return;
        }
        std::size_t size = static_cast<std::size_t>(count);
        auto& limit = m_faults.line.dropAfterReceived;
        const bool cut = limit && m_received + size >= *limit;
        size = cut ? *limit - std::min(*limit, m_received) : size;
        m_received += size;
        send(m_terminal.receive({bytes, size}, timeNow()));
        if (cut) {
            limit.reset();
            hangUp();
        }
    }

    void send(Bytes bytes)
    {
        if (bytes.empty() || m_station < 0) {
            return;
        }
        auto& drop = m_faults.line.dropAfterSent;
        const auto& mute = m_faults.line.muteAfterSent;
        const bool cut = drop && m_sent + bytes.size() >= *drop;
        const auto limit = cut ? drop : mute;
        if (limit && m_sent + bytes.size() >= *limit) {
            bytes.resize(*limit - std::min(*limit, m_sent));
        }
        m_sent += bytes.size();
        sendSegments(bytes);
        if (cut) {
            drop.reset();
            hangUp();
        }
    }

    void sendSegments(ByteView bytes)
    {
        const std::size_t step = m_faults.line.segment == 0 ? bytes.size() : m_faults.line.segment;
        while (!bytes.empty() && m_station >= 0) {
            const ByteView part = bytes.first(std::min(step, bytes.size()));
            if (::send(m_station, part.data(), part.size(), MSG_NOSIGNAL) < 0) {
                hangUp();
                return;
            }
            bytes = bytes.subspan(part.size());
            if (m_faults.line.segmentMs > 0 && !bytes.empty()) {
                std::this_thread::sleep_for(Milliseconds(m_faults.line.segmentMs));
            }
        }
    }

    void acceptControl()
    {
        if (m_control >= 0) {
            ::close(m_control);
        }
        m_control = ::accept4(m_controls, nullptr, nullptr, SOCK_CLOEXEC);
        m_words.clear();
    }

    void takeControl()
    {
        char bytes[1024];
        const ssize_t count = ::recv(m_control, bytes, sizeof bytes, 0);
        if (count <= 0) {
            ::close(m_control);
            m_control = -1;
            return;
        }
        m_words.append(bytes, static_cast<std::size_t>(count));
        for (std::size_t end = m_words.find('\n'); end != std::string::npos; end = m_words.find('\n')) {
            const std::string reply = obey(m_words.substr(0, end)) + "\n";
            m_words.erase(0, end + 1);
            (void)::send(m_control, reply.data(), reply.size(), MSG_NOSIGNAL);
        }
    }

    std::string obey(const std::string& line)
    {
        if (line == "money") {
            return std::to_string(m_books.money());
        }
        if (line == "busy") {
            return m_terminal.isBusy() ? "yes" : "no";
        }
        if (line == "hang-up") {
            hangUp();
            return "ok";
        }
        if (line.rfind("sell ", 0) == 0) {
            m_terminal.sellByHand(std::atoll(line.c_str() + 5), timeNow());
            return "ok";
        }
        const Status done = applyControlLine(m_faults, line);
        m_sent = m_received = 0; // byte counts of a fault run from the moment it is asked for
        return done ? "ok" : "error " + done.error().what;
    }

    int m_stations, m_controls;
    int m_station = -1;
    int m_control = -1;
    std::size_t m_sent = 0;
    std::size_t m_received = 0;
    std::string m_words;
    EmulatedZvtTerminal& m_terminal;
    Faults& m_faults;
    const ZvtBooks& m_books;
};

} // namespace

Status serve(const ServerSettings& settings, EmulatedZvtTerminal& terminal, Faults& faults, const ZvtBooks& books)
{
    struct sigaction stop {};
    stop.sa_handler = onSignal; // without SA_RESTART: poll returns
    ::sigaction(SIGTERM, &stop, nullptr);
    ::sigaction(SIGINT, &stop, nullptr);
    const int controls = TRY(listenLocal(settings.control));
    const int stations = TRY(listenTcp(settings)); // last: whoever sees the port file may also use the control socket
    Server(stations, controls, terminal, faults, books).run();
    return {};
}

} // namespace pishkhan::emulators
