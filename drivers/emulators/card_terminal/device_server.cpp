// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_terminal/device_server.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "drivers/emulators/card_terminal/listeners.h"
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

struct Places {
    int stations = -1; ///< listening socket, or -1 with a tty
    int tty = -1;      ///< master of the pseudo terminal, or -1
    int controls = -1;
};

struct Station {
    int socket = -1;
    int line = 0;
};

class Server {
public:
    Server(Places places, const Served& served) : m_places(places), m_served(served) {}

    void run()
    {
        while (stopAsked == 0) {
            watchTty();
            std::vector<pollfd> wanted{
                {m_places.stations, POLLIN, 0}, {m_places.controls, POLLIN, 0}, {m_control, POLLIN, 0}};
            for (const Station& one : m_stations) {
                wanted.push_back({one.socket, POLLIN, 0});
            }
            ::poll(wanted.data(), wanted.size(), waitMs());
            letTimePass();
            if ((wanted[2].revents & (POLLIN | POLLHUP)) != 0) {
                takeControl();
            }
            for (std::size_t i = 3; i < wanted.size(); ++i) {
                if ((wanted[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
                    takeBytes(wanted[i].fd);
                }
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
        const std::int64_t most =
            m_places.tty >= 0 && m_stations.empty() ? 10 : 1'000; // nobody says when a tty is opened
        const std::int64_t next = m_served.device.nextDeadline();
        const std::int64_t left = next < 0 ? most : next - timeNow().monotonicMs;
        return static_cast<int>(std::clamp<std::int64_t>(left, 0, most));
    }

    void letTimePass()
    {
        if (m_stations.empty() || m_served.device.hearsMany()) {
            (void)m_served.device.tick(timeNow());
        }
        for (const Station one : std::vector<Station>(m_stations)) {
            send(one, m_served.device.say(one.line, timeNow()));
        }
    }

    /// A station is there as long as somebody holds the other side of the pseudo terminal open.
    void watchTty()
    {
        if (m_places.tty < 0 || !m_stations.empty()) {
            return;
        }
        pollfd master{m_places.tty, POLLIN, 0};
        ::poll(&master, 1, 0);
        if ((master.revents & POLLHUP) == 0) {
            lineUp(m_places.tty);
        }
    }

    void acceptStation()
    {
        const int next = ::accept4(m_places.stations, nullptr, nullptr, SOCK_CLOEXEC);
        if (next < 0) {
            return;
        }
        if (!m_served.device.hearsMany()) {
            hangUpAll(); // one dialogue at a time: the newer connection wins
        }
        const int yes = 1;
        ::setsockopt(next, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        lineUp(next);
    }

    void lineUp(int socket)
    {
        if (m_stations.empty()) {
            m_sent = m_received = 0;
        }
        m_stations.push_back({socket, ++m_lines});
        m_served.device.open(m_lines);
    }

    void hangUp(int socket)
    {
        const auto found = std::find_if(m_stations.begin(), m_stations.end(),
                                        [socket](const Station& one) { return one.socket == socket; });
        if (found == m_stations.end()) {
            return;
        }
        const Station gone = *found;
        m_stations.erase(found);
        if (gone.socket != m_places.tty) {
            ::close(gone.socket);
        }
        m_served.device.close(gone.line, timeNow());
    }

    void hangUpAll()
    {
        while (!m_stations.empty()) {
            hangUp(m_stations.back().socket);
        }
    }

    void takeBytes(int socket)
    {
        const auto found = std::find_if(m_stations.begin(), m_stations.end(),
                                        [socket](const Station& one) { return one.socket == socket; });
        if (found == m_stations.end()) {
            return;
        }
        const Station station = *found;
        std::uint8_t bytes[4096];
        const ssize_t count = ::read(socket, bytes, sizeof bytes);
        if (count <= 0) {
            hangUp(socket);
            return;
        }
        std::size_t size = static_cast<std::size_t>(count);
        auto& limit = m_served.faults.dropAfterReceived;
        const bool cut = limit && m_received + size >= *limit;
        size = cut ? *limit - std::min(*limit, m_received) : size;
        m_received += size;
        send(station, m_served.device.hear(station.line, {bytes, size}, timeNow()));
        if (cut) {
            limit.reset();
            hangUp(socket);
        }
    }

    void send(const Station& station, Bytes bytes)
    {
        auto& drop = m_served.faults.dropAfterSent;
        const auto& mute = m_served.faults.muteAfterSent;
        const bool cut = !bytes.empty() && drop && m_sent + bytes.size() >= *drop;
        const auto limit = cut ? drop : mute;
        if (limit && m_sent + bytes.size() >= *limit) {
            bytes.resize(*limit - std::min(*limit, m_sent));
        }
        m_sent += bytes.size();
        const bool sent = sendSegments(station, bytes);
        if (cut) {
            drop.reset();
        }
        if (cut || !sent || m_served.device.hasEnded(station.line)) {
            hangUp(station.socket);
        }
    }

    bool sendSegments(const Station& station, ByteView bytes)
    {
        const std::size_t step = m_served.faults.segment == 0 ? bytes.size() : m_served.faults.segment;
        while (!bytes.empty()) {
            const ByteView part = bytes.first(std::min(step, bytes.size()));
            const ssize_t sent = station.socket == m_places.tty
                                     ? ::write(station.socket, part.data(), part.size())
                                     : ::send(station.socket, part.data(), part.size(), MSG_NOSIGNAL);
            if (sent < 0) {
                return false;
            }
            bytes = bytes.subspan(part.size());
            if (m_served.faults.segmentMs > 0 && !bytes.empty()) {
                std::this_thread::sleep_for(Milliseconds(m_served.faults.segmentMs));
            }
        }
        return true;
    }

    void acceptControl()
    {
        if (m_control >= 0) {
            ::close(m_control);
        }
        m_control = ::accept4(m_places.controls, nullptr, nullptr, SOCK_CLOEXEC);
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
        if (line == "busy") {
            return m_served.device.isBusy() ? "yes" : "no";
        }
        if (line == "hang-up") {
            hangUpAll();
            return "ok";
        }
        m_sent = m_received = 0; // byte counts of a fault run from the moment it is asked for
        return m_served.obey(line, timeNow());
    }

    Places m_places;
    const Served& m_served;
    std::vector<Station> m_stations;
    int m_lines = 0; ///< how many there ever were
    int m_control = -1;
    std::size_t m_sent = 0;
    std::size_t m_received = 0;
    std::string m_words;
};

} // namespace

Status serve(const ServerSettings& settings, const Served& served)
{
    struct sigaction stop {};
    stop.sa_handler = onSignal; // without SA_RESTART: poll returns
    ::sigaction(SIGTERM, &stop, nullptr);
    ::sigaction(SIGINT, &stop, nullptr);
    Places places;
    places.controls = TRY(listenLocal(settings.control));
    if (settings.tty.empty()) {
        places.stations = TRY(listenTcp(settings)); // last: whoever sees the port file may use the control socket too
    } else {
        places.tty = TRY(openPseudoTerminal(settings.tty));
    }
    Server(places, served).run();
    return {};
}

} // namespace pishkhan::emulators
