// SPDX-License-Identifier: GPL-3.0-or-later
/// PivApplet: the inside of an emulated PIV card: it answers command APDUs as NIST SP 800-73-4 asks, in pieces (61xx), with made-up
/// certificates. Pure: bytes in, bytes out. Used by VpcdSlot and straight by tests.
#pragma once
#include <map>
#include <string>

#include "terminal/base/bytes.h"

namespace pishkhan::emulators {

class PivApplet {
public:
    /// `certificates`: slot (9a, 9c, 9d, 9e) → DER.
    explicit PivApplet(std::map<std::string, Bytes> certificates) : m_certificates(std::move(certificates)) {}

    Bytes atr() const;
    void reset(); ///< power was off
    Bytes answer(ByteView command);

    void setApplication(bool present) { m_hasApplication = present; } ///< false: another kind of card

private:
    Bytes select(ByteView name);
    Bytes getData(ByteView tagList);
    Bytes piece();

    std::map<std::string, Bytes> m_certificates;
    Bytes m_pending; ///< fetched with GET RESPONSE
    bool m_selected = false;
    bool m_hasApplication = true;
};

} // namespace pishkhan::emulators
