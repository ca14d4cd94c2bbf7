// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-emulate-bridge: a vendor's bridge (drivers/payment/BRIDGE.md) with a card terminal it invents, for development, training and tests.
// Keeps its own books in a file.
#include "drivers/emulators/bridge_service/emulated_bridge.h"
#include "drivers/emulators/card_terminal/emulator_program.h"

namespace {

using namespace pishkhan;
namespace device = emulators::bridge;

class Running final : public emulators::RunningTerminal {
public:
    Running(device::Books books, const device::Faults& faults)
        : m_books(std::move(books)), m_faults(faults), m_bridge(m_books, m_faults)
    {
    }
    emulators::EmulatedDevice& device() override { return m_bridge; }
    emulators::LineFaults& lineFaults() override { return m_faults.line; }
    std::int64_t money() const override { return m_books.money(); }
    void sellByHand(std::int64_t amount, emulators::EmulatorTime now) override { m_bridge.sellByHand(amount, now); }
    std::string answer(const std::string& line) override
    {
        if (line != "shares") {
            return {};
        }
        std::string out;
        for (const auto& [payee, amount] : m_books.shares()) {
            out += (out.empty() ? "" : " ") + payee + "=" + std::to_string(amount);
        }
        return out.empty() ? "none" : out;
    }
    Status obey(const std::string& line) override { return device::applyControlLine(m_faults, line); }

private:
    device::Books m_books;
    device::Faults m_faults;
    device::EmulatedBridge m_bridge;
};

} // namespace

int main(int argc, char** argv)
{
    CLI::App app;
    device::Faults faults;
    emulators::addTimes(app, faults.behaviour);
    emulators::Program program{
        "pishkhan-emulate-bridge", "An emulated vendor's bridge to a card terminal", "127.0.0.1:9200", false, {}};
    program.open = [&](const std::string& books, bool) -> Result<std::unique_ptr<emulators::RunningTerminal>> {
        return std::unique_ptr<emulators::RunningTerminal>(
            std::make_unique<Running>(TRY(device::Books::open(books)), faults));
    };
    return emulators::runEmulator(program, app, argc, argv);
}
