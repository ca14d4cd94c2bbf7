// SPDX-License-Identifier: GPL-3.0-or-later
// A bad line: stands between a station and a card terminal as a process of its own, over real TCP, and cuts, silences, delays, splits or
// half-delivers at a chosen byte. Tests only. Arguments: the terminal's port. Standard input, one line each, answered by one line:
//   port | count | free | up N WAY [MS] | down N WAY [MS] | split BYTES MS      WAY: reset close silence half delay
// Bytes are counted from the last plan; `up` is from station to terminal.
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

struct Plan {
    bool up = true;
    std::size_t at = 0;
    std::string way;
    int ms = 0;
};

sockaddr_in local(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void setPrompt(int socket)
{
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

class Proxy {
public:
    explicit Proxy(std::uint16_t terminal) : m_terminal(terminal)
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = local(0);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(m_listener, 8) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
            std::exit(1);
        }
        m_port = ntohs(address.sin_port);
    }

    void run()
    {
        for (;;) {
            std::array<pollfd, 4> wanted{
                {{0, POLLIN, 0}, {m_listener, POLLIN, 0}, {m_station, POLLIN, 0}, {m_device, POLLIN, 0}}};
            ::poll(wanted.data(), wanted.size(), -1);
            if ((wanted[2].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
                pass(m_station, m_device, true);
            }
            if (m_device >= 0 && (wanted[3].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
                pass(m_device, m_station, false);
            }
            if ((wanted[1].revents & POLLIN) != 0) {
                accept();
            }
            if ((wanted[0].revents & (POLLIN | POLLHUP)) != 0 && !obeyOne()) {
                return;
            }
        }
    }

private:
    void hangUp(bool reset)
    {
        for (int* side : {&m_station, &m_device}) {
            if (*side >= 0) {
                const linger hard{1, 0};
                if (reset) {
                    ::setsockopt(*side, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
                }
                ::close(*side);
                *side = -1;
            }
        }
        m_silent = false;
    }

    void accept()
    {
        const int station = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (station < 0) {
            return;
        }
        hangUp(false);
        const int device = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = local(m_terminal);
        if (::connect(device, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            ::close(device);
            ::close(station);
            return;
        }
        setPrompt(device);
        setPrompt(station);
        m_station = station;
        m_device = device;
    }

    void write(int to, const char* bytes, std::size_t size)
    {
        const std::size_t step = m_split == 0 ? size : m_split;
        for (std::size_t at = 0; at < size; at += step) {
            (void)::send(to, bytes + at, std::min(step, size - at), MSG_NOSIGNAL);
            if (m_split != 0) {
                std::this_thread::sleep_for(std::chrono::milliseconds(m_splitMs));
            }
        }
    }

    void pass(int from, int to, bool up)
    {
        std::array<char, 4096> bytes{};
        const ssize_t got = ::recv(from, bytes.data(), bytes.size(), 0);
        if (got <= 0) {
            hangUp(false);
            return;
        }
        if (m_silent) {
            return; // both sides still have a line; nothing comes through it
        }
        auto size = static_cast<std::size_t>(got);
        std::size_t& count = up ? m_up : m_down;
        if (!m_plan || m_plan->up != up || count + size < m_plan->at) {
            count += size;
            write(to, bytes.data(), size);
            return;
        }
        const std::size_t before = m_plan->at - std::min(m_plan->at, count);
        const Plan plan = *m_plan;
        m_plan.reset();
        count += size;
        write(to, bytes.data(), before);
        if (plan.way == "delay") {
            std::this_thread::sleep_for(std::chrono::milliseconds(plan.ms));
            write(to, bytes.data() + before, size - before);
        } else if (plan.way == "silence") {
            m_silent = true;
        } else if (plan.way != "half") { // half: the rest of this burst is lost, the line stays
            hangUp(plan.way == "reset");
        }
    }

    bool obeyOne()
    {
        std::string line;
        if (!std::getline(std::cin, line)) {
            return false;
        }
        std::istringstream in(line);
        std::string word;
        in >> word;
        std::string answer = "ok";
        if (word == "port") {
            answer = std::to_string(m_port);
        } else if (word == "count") {
            answer = std::to_string(m_up) + " " + std::to_string(m_down);
        } else if (word == "split") {
            in >> m_split >> m_splitMs;
        } else {
            m_plan.reset();
            m_up = m_down = 0;
            m_split = 0;
            if (word == "free") {
                hangUp(true);
            } else {
                Plan plan{word == "up", 0, {}, 0};
                in >> plan.at >> plan.way >> plan.ms;
                m_plan = plan;
            }
        }
        std::printf("%s\n", answer.c_str());
        std::fflush(stdout);
        return true;
    }

    std::uint16_t m_terminal, m_port = 0;
    int m_listener = -1, m_station = -1, m_device = -1;
    std::optional<Plan> m_plan;
    std::size_t m_up = 0, m_down = 0, m_split = 0;
    int m_splitMs = 0;
    bool m_silent = false;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        return 2;
    }
    std::ios::sync_with_stdio(false);
    std::cin.rdbuf()->pubsetbuf(nullptr, 0); // poll must see what was not read yet
    ::signal(SIGPIPE, SIG_IGN);
    Proxy(static_cast<std::uint16_t>(std::atoi(argv[1]))).run();
    return 0;
}
