// SPDX-License-Identifier: GPL-3.0-or-later
/// PivApplet: the inside of an emulated PIV card: it answers command APDUs as NIST SP 800-73-4 asks, in pieces (61xx), with made-up
/// certificates, a PIN that counts its tries, and a key that signs under it. Pure: bytes in, bytes out. Used by VpcdSlot and by tests.
#pragma once
#include <functional>
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

    /// A key for slot 9a: it gets what is to be signed and gives the signature. Without one the card cannot sign.
    using Sign = std::function<Bytes(ByteView input)>;
    void setKey(std::string pin, Sign sign);
    void setTries(int left) { m_tries = left; }
    int tries() const { return m_tries; }
    void setApplication(bool present) { m_hasApplication = present; } ///< false: another kind of card

private:
    Bytes select(ByteView name);
    Bytes getData(ByteView tagList);
    Bytes verify(ByteView command, ByteView body);
    Bytes authenticate(ByteView command, ByteView body);
    Bytes piece();

    std::map<std::string, Bytes> m_certificates;
    Bytes m_pending; ///< fetched with GET RESPONSE
    Bytes m_chained; ///< of a command in several parts
    std::string m_pin;
    Sign m_sign;
    int m_tries = 3;
    bool m_isVerified = false;
    bool m_selected = false;
    bool m_hasApplication = true;
};

} // namespace pishkhan::emulators
