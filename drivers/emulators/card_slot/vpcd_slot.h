// SPDX-License-Identifier: GPL-3.0-or-later
/// VpcdSlot: puts an emulated card into the virtual reader of vsmartcard's vpcd driver, so that a real pcscd sees it. Protocol: two bytes of
/// length, then either one control byte (off, on, reset, ATR wanted) or a command; the driver listens, a connection is a card put in.
#pragma once
#include <atomic>
#include <memory>
#include <thread>

#include "drivers/emulators/card_slot/piv_applet.h"
#include "terminal/base/result.h"

namespace pishkhan::emulators {

class VpcdSlot {
public:
    /// Puts the card in. `applet` must outlive the slot. Errors: Disconnected when no vpcd listens on 127.0.0.1:`port`.
    static Result<std::unique_ptr<VpcdSlot>> insert(PivApplet& applet, std::uint16_t port = 35963);
    ~VpcdSlot(); ///< takes the card out
    VpcdSlot(const VpcdSlot&) = delete;
    VpcdSlot& operator=(const VpcdSlot&) = delete;

    bool isIn() const { return !m_gone; } ///< false once the reader has gone

private:
    VpcdSlot(PivApplet& applet, int line);
    void serve();
    bool receive(Bytes& into);
    bool send(ByteView bytes);

    PivApplet& m_applet;
    int m_line;
    std::atomic<bool> m_gone{false};
    std::thread m_thread;
};

} // namespace pishkhan::emulators
