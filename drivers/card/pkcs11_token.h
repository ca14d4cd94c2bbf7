// SPDX-License-Identifier: GPL-3.0-or-later
/// A PKCS #11 module (OASIS PKCS #11 v2.40): OpenSC's, a vendor's, SoftHSM's. Such libraries hang and crash: only pishkhan-token loads them.
/// The module's header is seen in the .cpp alone.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/card/token.h"
#include "terminal/base/result.h"

namespace pishkhan::card {

class Pkcs11Module {
public:
    /// Errors: Unsupported (no such library, or not a PKCS #11 module), Protocol (it does not start).
    static Result<Pkcs11Module> load(const std::string& path);
    ~Pkcs11Module();
    Pkcs11Module(Pkcs11Module&& other) noexcept;
    Pkcs11Module& operator=(Pkcs11Module&&) = delete;

    /// Every token that is in, with the certificates it shows without a PIN. Errors: Protocol.
    Result<std::vector<TokenView>> tokens() const;
    /// The token `name` signs `digest` (SHA-256) with its key `id` under `pin`: one try. What the token refuses is in the answer.
    /// Errors: Protocol.
    Result<TokenAnswer> sign(const std::string& name, const std::string& id, std::string_view pin,
                             ByteView digest) const;

private:
    struct Inside;
    explicit Pkcs11Module(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

} // namespace pishkhan::card
