// SPDX-License-Identifier: GPL-3.0-or-later
/// TLS around an emulated terminal of many lines, with a certificate of its own making. Used by pishkhan-emulate-nexo and, in the same
/// process, by the cut matrix.
#pragma once
#include <map>
#include <memory>
#include <string>

#include "drivers/emulators/card_terminal/emulated_device.h"

namespace pishkhan::emulators {

/// A self-signed certificate and its key, both in PEM.
struct TlsIdentity {
    std::string certificate, key;
};
Result<TlsIdentity> makeTlsIdentity(); ///< Errors: InvalidInput when the library refuses

class TlsDevice final : public ManyLines {
public:
    /// Errors: InvalidInput when the identity cannot be used. `inside` must outlive it.
    static Result<std::unique_ptr<TlsDevice>> around(EmulatedDevice& inside, const TlsIdentity& identity);

    void open(int line) override;
    void close(int line, EmulatorTime now) override;
    Bytes hear(int line, ByteView bytes, EmulatorTime now) override;
    Bytes say(int line, EmulatorTime now) override;
    bool hasEnded(int line) const override;
    Bytes tick(EmulatorTime now) override { return m_inside.tick(now); }
    std::int64_t nextDeadline() const override { return m_inside.nextDeadline(); }
    bool isBusy() const override { return m_inside.isBusy(); }

private:
    struct Line {
        std::shared_ptr<void> tls; ///< an SSL
        bool failed = false;
    };
    explicit TlsDevice(EmulatedDevice& inside) : m_inside(inside) {}
    Bytes sealed(Line& line, const Bytes& plain);

    EmulatedDevice& m_inside;
    std::shared_ptr<void> m_context; ///< an SSL_CTX
    std::map<int, Line> m_lines;
};

} // namespace pishkhan::emulators
