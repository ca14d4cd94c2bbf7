// SPDX-License-Identifier: GPL-3.0-or-later
/// The protocols of the bench: an emulated terminal with its books and faults, and the driver that speaks to it.
#pragma once
#include "drivers/emulators/behpardakht_terminal/emulated_behpardakht.h"
#include "drivers/emulators/bridge_service/emulated_bridge.h"
#include "drivers/emulators/card_terminal/tls_device.h"
#include "drivers/emulators/nexo_terminal/emulated_nexo.h"
#include "drivers/emulators/zvt_terminal/emulated_zvt_terminal.h"
#include "drivers/payment/behpardakht_terminal.h"
#include "drivers/payment/bridge_terminal.h"
#include "drivers/payment/nexo_terminal.h"
#include "drivers/payment/zvt_terminal.h"
#include "drivers/transport/tls_transport.h"
#include "tests/drivers/payment/bench.h"

namespace pishkhan::bench {

struct Zvt {
    using Driver = payment::zvt::ZvtTerminal;
    std::unique_ptr<Driver> makeDriver(payment::TransportFactory connect, const ports::Clock& clock) const
    {
        return std::make_unique<Driver>(std::move(connect), clock, payment::zvt::Settings{});
    }
    Status obey(const std::string& line) { return emulators::applyControlLine(faults, line); }

    emulators::Faults faults;
    emulators::ZvtBooks books = emulators::ZvtBooks::open("").take();
    emulators::EmulatedZvtTerminal terminal{books, faults};
};

struct Behpardakht {
    using Driver = payment::behpardakht::BehpardakhtTerminal;
    std::unique_ptr<Driver> makeDriver(payment::TransportFactory connect, const ports::Clock& clock) const
    {
        return std::make_unique<Driver>(std::move(connect), clock, payment::behpardakht::Settings{});
    }
    Status obey(const std::string& line) { return emulators::behpardakht::applyControlLine(faults, line); }

    emulators::behpardakht::Faults faults;
    emulators::behpardakht::Books books = emulators::behpardakht::Books::open("").take();
    emulators::behpardakht::EmulatedBehpardakht terminal{books, faults};
};

struct Bridge {
    using Driver = payment::bridge::BridgeTerminal;
    std::unique_ptr<Driver> makeDriver(payment::TransportFactory connect, const ports::Clock& clock) const
    {
        return std::make_unique<Driver>(std::move(connect), clock, payment::bridge::Timers{});
    }
    Status obey(const std::string& line) { return emulators::bridge::applyControlLine(faults, line); }

    emulators::bridge::Faults faults;
    emulators::bridge::Books books = emulators::bridge::Books::open("").take();
    emulators::bridge::EmulatedBridge terminal{books, faults};
};

struct NexoXml {
    using Driver = payment::nexo::NexoTerminal;
    std::unique_ptr<Driver> makeDriver(payment::TransportFactory connect, const ports::Clock& clock) const
    {
        return std::make_unique<Driver>(payment::nexo::Wire{std::move(connect), std::nullopt, {}}, clock,
                                        payment::nexo::Settings{"COUNTER3", {}});
    }
    Status obey(const std::string& line) { return emulators::nexo::applyControlLine(faults, line); }

    emulators::nexo::Faults faults;
    emulators::nexo::Books books = emulators::nexo::Books::open("").take();
    emulators::nexo::EmulatedNexo terminal{books, faults, std::nullopt};
};

/// What costs time to make and is the same for every bench.
struct NexoSecrets {
    static const NexoSecrets& instance()
    {
        static const NexoSecrets secrets;
        return secrets;
    }
    static constexpr const char* passphrase = "p@ssw0rd123456";
    emulators::TlsIdentity identity = emulators::makeTlsIdentity().take();
    transport::PinnedCertificates pinned = transport::PinnedCertificates::fromPem(identity.certificate).take();
    payment::nexo::BlobKeys keys = payment::nexo::deriveKeys(passphrase, "mykey", 1).take();
    emulators::nexo::SealKeys seal = emulators::nexo::sealKeysFor(passphrase);
};

/// The same over TLS, sealed; the wire carries the ciphertext.
struct NexoJson {
    using Driver = payment::nexo::NexoTerminal;
    std::unique_ptr<Driver> makeDriver(payment::TransportFactory connect, const ports::Clock& clock) const
    {
        const NexoSecrets& secrets = NexoSecrets::instance();
        const auto overTls = [connect = std::move(connect)]() -> Result<std::unique_ptr<transport::Transport>> {
            auto under = TRY(connect());
            return transport::wrapTls(std::move(under), NexoSecrets::instance().pinned, Milliseconds(5'000));
        };
        const auto nonce = [count = std::uint8_t(0)]() mutable {
            payment::nexo::Nonce out{};
            out.fill(++count);
            return out;
        };
        return std::make_unique<Driver>(payment::nexo::Wire{overTls, secrets.keys, nonce}, clock,
                                        payment::nexo::Settings{"P400Plus-1234", {}});
    }
    Status obey(const std::string& line) { return emulators::nexo::applyControlLine(faults, line); }

    emulators::nexo::Faults faults;
    emulators::nexo::Books books = emulators::nexo::Books::open("").take();
    emulators::nexo::EmulatedNexo inside{books, faults, NexoSecrets::instance().seal};
    std::unique_ptr<emulators::TlsDevice> tls =
        emulators::TlsDevice::around(inside, NexoSecrets::instance().identity).take();
    emulators::EmulatedDevice& terminal = *tls;
};

using BridgeBench = Bench<Bridge>;
using NexoXmlBench = Bench<NexoXml>;
using NexoJsonBench = Bench<NexoJson>;
using ZvtBench = Bench<Zvt>;
using BehpardakhtBench = Bench<Behpardakht>;

} // namespace pishkhan::bench
