// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/receipt_printer/fault_console.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace pishkhan::emulators {
namespace {

constexpr std::size_t longestLine = 200;
constexpr int pollMs = 100;

struct Switch {
    std::string_view command;
    void (*act)(EscposEngine&);
};

constexpr Switch switches[] = {
    {"paper out", [](EscposEngine& e) { e.setPaper(false); }},
    {"paper in",
     [](EscposEngine& e) {
         e.setPaperNearEnd(false);
         e.setPaper(true);
     }},
    {"paper near-end", [](EscposEngine& e) { e.setPaperNearEnd(true); }},
    {"cover open", [](EscposEngine& e) { e.setCover(true); }},
    {"cover close", [](EscposEngine& e) { e.setCover(false); }},
    {"cutter jam", [](EscposEngine& e) { e.setCutterError(true); }},
    {"cutter free", [](EscposEngine& e) { e.setCutterError(false); }},
    {"heat on", [](EscposEngine& e) { e.setOverheated(true); }},
    {"heat off", [](EscposEngine& e) { e.setOverheated(false); }},
    {"mute on", [](EscposEngine& e) { e.setMute(true); }},
    {"mute off", [](EscposEngine& e) { e.setMute(false); }},
    {"confirm on", [](EscposEngine& e) { e.setConfirms(true); }},
    {"confirm off", [](EscposEngine& e) { e.setConfirms(false); }},
    {"reply twice", [](EscposEngine& e) { e.setReplyFault(ReplyFault::Twice); }},
    {"reply damaged", [](EscposEngine& e) { e.setReplyFault(ReplyFault::Damaged); }},
    {"reply plain", [](EscposEngine& e) { e.setReplyFault(ReplyFault::None); }},
};

std::string statusOf(EmulatedPrinter& printer)
{
    std::string out = std::string("ok {\"plugged\":") + (printer.isPlugged() ? "true" : "false");
    printer.with([&](EscposEngine& engine) {
        out += std::string(",\"ready\":") + (engine.canPrint() ? "true" : "false");
        out += ",\"pages\":" + std::to_string(engine.pagesDone());
        out += ",\"rows\":" + std::to_string(engine.rowsPrinted()) + "}";
    });
    return out;
}

/// The commands that end with a number; nullopt when this is none of them.
std::optional<Status> workCounted(EmulatedPrinter& printer, std::string_view command)
{
    const std::size_t space = command.rfind(' ');
    const std::string_view verb = command.substr(0, std::min(space, command.size()));
    int count = 0;
    if (space == std::string_view::npos ||
        std::from_chars(command.data() + space + 1, command.data() + command.size(), count).ec != std::errc() ||
        count < 0) {
        return std::nullopt;
    }
    const auto rows = count > 0 ? std::optional(count) : std::nullopt;
    if (verb == "paper rows" || verb == "stall rows") {
        printer.with([&](EscposEngine& engine) {
            verb == "paper rows" ? engine.loadPaperRows(rows) : engine.stallAfterRows(rows);
        });
        return Status();
    }
    LineFaults faults;
    if (verb == "cut after") {
        faults.cutAfterBytes = static_cast<std::size_t>(count);
    } else if (verb == "late") {
        faults.replyDelayMs = count;
    } else if (verb == "slow") {
        faults.rowsPerTick = count;
    } else {
        return std::nullopt;
    }
    return printer.disturb(faults);
}

} // namespace

std::string workPrinter(EmulatedPrinter& printer, std::string_view command)
{
    for (const Switch& entry : switches) {
        if (entry.command == command) {
            printer.with(entry.act);
            return "ok";
        }
    }
    if (const auto counted = workCounted(printer, command)) {
        return *counted ? "ok" : "error " + counted->error().what;
    }
    if (command == "unplug") {
        printer.unplug();
        return "ok";
    }
    if (command == "power-cycle") {
        printer.powerCycle();
        return "ok";
    }
    if (command == "plug") {
        const Status plugged = printer.plug();
        return plugged ? "ok" : "error " + plugged.error().what;
    }
    return command == "status" ? statusOf(printer)
                               : "error unknown command; see drivers/emulators/receipt_printer/README.md";
}

Result<std::unique_ptr<FaultConsole>> FaultConsole::open(EmulatedPrinter& printer, const std::string& socketPath)
{
    return open([&printer](std::string_view command) { return workPrinter(printer, command); }, socketPath);
}

Result<std::unique_ptr<FaultConsole>> FaultConsole::open(Work work, const std::string& socketPath)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socketPath.size() >= sizeof address.sun_path) {
        return makeError(ErrorKind::InvalidInput, "the control socket's path is too long", "emulator");
    }
    std::memcpy(address.sun_path, socketPath.c_str(), socketPath.size() + 1);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::unlink(socketPath.c_str());
    if (listener < 0 || ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener, 4) != 0) {
        const int code = errno;
        ::close(listener);
        return makeError(ErrorKind::Unsupported, std::string("control socket: ") + std::strerror(code), "emulator");
    }
    return std::unique_ptr<FaultConsole>(new FaultConsole(std::move(work), listener, socketPath));
}

FaultConsole::FaultConsole(Work work, int listener, std::string path)
    : m_work(std::move(work)), m_listener(listener), m_path(std::move(path)), m_thread([this] { serve(); })
{
}

FaultConsole::~FaultConsole()
{
    m_stop = true;
    m_thread.join();
    ::close(m_listener);
    ::unlink(m_path.c_str());
}

void FaultConsole::serve()
{
    while (!m_stop) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, pollMs) > 0) {
            const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (client >= 0) {
                serveOne(client);
                ::close(client);
            }
        }
    }
}

void FaultConsole::serveOne(int client)
{
    std::string line;
    std::array<char, 256> bytes{};
    while (!m_stop) {
        pollfd waiting{client, POLLIN, 0};
        if (::poll(&waiting, 1, pollMs) == 0) {
            continue;
        }
        const ssize_t count = ::read(client, bytes.data(), bytes.size());
        if (count <= 0 || line.size() > longestLine) {
            return;
        }
        line.append(bytes.data(), static_cast<std::size_t>(count));
        for (std::size_t end = line.find('\n'); end != std::string::npos; end = line.find('\n')) {
            const std::string answer = m_work(std::string_view(line).substr(0, end)) + "\n";
            line.erase(0, end + 1);
            if (::send(client, answer.data(), answer.size(), MSG_NOSIGNAL) < 0) {
                return;
            }
        }
    }
}

} // namespace pishkhan::emulators
