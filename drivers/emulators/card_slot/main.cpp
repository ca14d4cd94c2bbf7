// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-emulate-card: made-up staff cards for the virtual reader of vsmartcard's vpcd, put in and taken out by lines on a control socket:
//   insert NAME | remove | tries N (of the card that is in) | status
// Each answers "ok" or "error …". A card's PIN counts on when the card is put in again, as a real one's does.
#include <cstdio>
#include <map>
#include <mutex>

#include <CLI/CLI.hpp>
#include <csignal>

#include "drivers/emulators/card_slot/staff_card.h"
#include "drivers/emulators/card_slot/vpcd_slot.h"
#include "drivers/emulators/receipt_printer/fault_console.h"

namespace {

using namespace pishkhan;

struct Wish {
    std::string cards, control, pin = "246810";
    std::uint16_t port = 35963;
};

class Hand {
public:
    explicit Hand(Wish wish) : m_wish(std::move(wish)) {}

    std::string work(std::string_view command)
    {
        const std::lock_guard lock(m_mutex);
        const std::size_t space = command.find(' ');
        const std::string verb(command.substr(0, space));
        const std::string rest(space == std::string_view::npos ? "" : command.substr(space + 1));
        if (verb == "insert") {
            return insert(rest);
        }
        if (verb == "remove") {
            m_slot.reset();
            m_in.clear();
            return "ok";
        }
        if (verb == "tries" && !m_in.empty() && rest.size() == 1 && rest[0] >= '0' && rest[0] <= '9') {
            m_cards[m_in]->setTries(rest[0] - '0');
            return "ok";
        }
        if (verb == "status") {
            const int left = m_in.empty() ? -1 : m_cards[m_in]->tries();
            return "ok {\"card\":\"" + m_in + "\",\"tries\":" + std::to_string(left) + "}";
        }
        return "error unknown command";
    }

private:
    std::string insert(const std::string& name)
    {
        if (name.empty() || name.find('/') != std::string::npos) {
            return "error which card?";
        }
        auto& card = m_cards[name];
        if (!card) {
            auto opened = emulators::openStaffCard(m_wish.cards, name, m_wish.pin);
            if (!opened) {
                return "error " + opened.error().what;
            }
            card = std::move(*opened);
        }
        m_slot.reset();
        auto slot = emulators::VpcdSlot::insert(*card, m_wish.port);
        if (!slot) {
            return "error " + slot.error().what;
        }
        m_slot = std::move(*slot);
        m_in = name;
        return "ok";
    }

    Wish m_wish;
    std::mutex m_mutex;
    std::map<std::string, std::unique_ptr<emulators::PivApplet>> m_cards;
    std::string m_in;
    std::unique_ptr<emulators::VpcdSlot> m_slot; // gone before the cards it holds
};

Status run(const Wish& wish, const sigset_t& ending)
{
    Hand hand(wish);
    const auto console =
        TRY(emulators::FaultConsole::open([&hand](std::string_view line) { return hand.work(line); }, wish.control));
    std::printf("ready\n");
    std::fflush(stdout);
    int signal = 0;
    ::sigwait(&ending, &signal);
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Made-up staff cards for a virtual card reader.");
    app.set_version_flag("--version", PISHKHAN_VERSION);
    Wish wish;
    app.add_option("--cards", wish.cards, "folder with NAME.pem and NAME.key")->required();
    app.add_option("--control", wish.control, "unix socket that takes commands")->required();
    app.add_option("--pin", wish.pin, "every card's PIN")->capture_default_str();
    app.add_option("--port", wish.port, "where the virtual reader listens on 127.0.0.1")->capture_default_str();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &ending, nullptr); // before any thread starts
    const Status done = run(wish, ending);
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().what.c_str());
    }
    return done ? 0 : 1;
}
