// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-emulate-nexo: a card terminal that speaks nexo Retailer, for development, training and tests: XML over HTTP, or with --passphrase
// JSON, sealed, over TLS. Keeps its own books in a file.
#include "drivers/emulators/card_terminal/emulator_program.h"
#include "drivers/emulators/card_terminal/tls_device.h"
#include "drivers/emulators/nexo_terminal/emulated_nexo.h"
#include "drivers/emulators/nexo_terminal/station_keys.h"

namespace {

using namespace pishkhan;
namespace device = emulators::nexo;

class Running final : public emulators::RunningTerminal {
public:
    Running(device::Books books, const device::Faults& faults, std::optional<device::SealKeys> keys)
        : m_books(std::move(books)), m_faults(faults), m_terminal(m_books, m_faults, std::move(keys))
    {
    }

    Status speakTls(const emulators::TlsIdentity& identity)
    {
        m_tls = TRY(emulators::TlsDevice::around(m_terminal, identity));
        return {};
    }

    emulators::EmulatedDevice& device() override
    {
        return m_tls ? static_cast<emulators::EmulatedDevice&>(*m_tls) : m_terminal;
    }
    emulators::LineFaults& lineFaults() override { return m_faults.line; }
    std::int64_t money() const override { return m_books.money(); }
    void sellByHand(std::int64_t amount, emulators::EmulatorTime now) override { m_terminal.sellByHand(amount, now); }
    Status obey(const std::string& line) override { return device::applyControlLine(m_faults, line); }

private:
    device::Books m_books;
    device::Faults m_faults;
    device::EmulatedNexo m_terminal;
    std::unique_ptr<emulators::TlsDevice> m_tls;
};

} // namespace

int main(int argc, char** argv)
{
    CLI::App app;
    device::Faults faults;
    std::string passphrase, stationKeys;
    emulators::addTimes(app, faults.behaviour);
    auto* secret = app.add_option("--passphrase", passphrase, "speak JSON over TLS, sealed with this");
    app.add_option("--station-keys", stationKeys, "write here what the station must know: ?keys= of its address")
        ->needs(secret);
    emulators::Program program{"pishkhan-emulate-nexo",
                               "An emulated card terminal that speaks nexo Retailer (Sale-to-POI)",
                               "127.0.0.1:9100",
                               false,
                               {}};
    program.open = [&](const std::string& books,
                       bool /*serial*/) -> Result<std::unique_ptr<emulators::RunningTerminal>> {
        auto keys = passphrase.empty() ? std::nullopt : std::optional(device::sealKeysFor(passphrase));
        const bool sealed = keys.has_value();
        auto running = std::make_unique<Running>(TRY(device::Books::open(books)), faults, std::move(keys));
        if (sealed) {
            const auto identity = TRY(emulators::makeTlsIdentity());
            TRY(running->speakTls(identity));
            TRY(device::writeStationKeys(stationKeys, passphrase, identity.certificate));
        }
        return std::unique_ptr<emulators::RunningTerminal>(std::move(running));
    };
    return emulators::runEmulator(program, app, argc, argv);
}
