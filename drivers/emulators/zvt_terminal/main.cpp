// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-emulate-zvt: a card terminal on TCP or a serial line for development, training and tests. Keeps its own
// books in a file.
#include "drivers/emulators/card_terminal/emulator_program.h"
#include "drivers/emulators/zvt_terminal/emulated_zvt_terminal.h"
#include "drivers/emulators/zvt_terminal/zvt_serial_line.h"

namespace {

using namespace pishkhan;

class Running final : public emulators::RunningTerminal {
public:
    Running(emulators::ZvtBooks books, const emulators::Faults& faults, bool serial)
        : m_books(std::move(books)), m_faults(faults), m_terminal(m_books, m_faults),
          m_serial(m_terminal, m_faults.serial), m_isSerial(serial)
    {
    }
    emulators::EmulatedDevice& device() override
    {
        return m_isSerial ? static_cast<emulators::EmulatedDevice&>(m_serial) : m_terminal;
    }
    emulators::LineFaults& lineFaults() override { return m_faults.line; }
    std::int64_t money() const override { return m_books.money(); }
    void sellByHand(std::int64_t amount, emulators::EmulatorTime now) override { m_terminal.sellByHand(amount, now); }
    std::string answer(const std::string& line) override
    {
        return line == "repeats" ? std::to_string(m_faults.serial.repeatsSeen) : std::string();
    }
    Status obey(const std::string& line) override { return emulators::applyControlLine(m_faults, line); }

private:
    emulators::ZvtBooks m_books;
    emulators::Faults m_faults;
    emulators::EmulatedZvtTerminal m_terminal;
    emulators::ZvtSerialLine m_serial;
    bool m_isSerial;
};

} // namespace

int main(int argc, char** argv)
{
    CLI::App app;
    emulators::Faults faults;
    emulators::addTimes(app, faults.behaviour);
    app.add_option("--patience-minutes", faults.behaviour.patienceMinutes,
                   "time limit it asks for; 0: the station's own")
        ->check(CLI::Range(0, 9));
    emulators::Program program{"pishkhan-emulate-zvt", "An emulated ZVT card terminal", "127.0.0.1:20007", true, {}};
    program.open = [&](const std::string& books, bool serial) -> Result<std::unique_ptr<emulators::RunningTerminal>> {
        return std::unique_ptr<emulators::RunningTerminal>(
            std::make_unique<Running>(TRY(emulators::ZvtBooks::open(books)), faults, serial));
    };
    return emulators::runEmulator(program, app, argc, argv);
}
