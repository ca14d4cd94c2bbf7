// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-emulate-behpardakht: a card terminal on TCP or a serial line for development, training and tests. Keeps its own
// books in a file.
#include "drivers/emulators/behpardakht_terminal/emulated_behpardakht.h"
#include "drivers/emulators/card_terminal/emulator_program.h"

namespace {

using namespace pishkhan;
namespace device = emulators::behpardakht;

class Running final : public emulators::RunningTerminal {
public:
    Running(device::Books books, const device::Faults& faults)
        : m_books(std::move(books)), m_faults(faults), m_terminal(m_books, m_faults)
    {
    }
    emulators::EmulatedDevice& device() override { return m_terminal; }
    emulators::LineFaults& lineFaults() override { return m_faults.line; }
    std::int64_t money() const override { return m_books.money(); }
    void sellByHand(std::int64_t amount, emulators::EmulatorTime now) override { m_terminal.sellByHand(amount, now); }
    Status obey(const std::string& line) override { return device::applyControlLine(m_faults, line); }

private:
    device::Books m_books;
    device::Faults m_faults;
    device::EmulatedBehpardakht m_terminal;
};

} // namespace

int main(int argc, char** argv)
{
    CLI::App app;
    device::Faults faults;
    emulators::addTimes(app, faults.behaviour);
    emulators::Program program{"pishkhan-emulate-behpardakht",
                               "An emulated card terminal that speaks Behpardakht POS-PC v3",
                               "127.0.0.1:1024",
                               true,
                               {}};
    program.open = [&](const std::string& books, bool) -> Result<std::unique_ptr<emulators::RunningTerminal>> {
        return std::unique_ptr<emulators::RunningTerminal>(
            std::make_unique<Running>(TRY(device::Books::open(books)), faults));
    };
    return emulators::runEmulator(program, app, argc, argv);
}
