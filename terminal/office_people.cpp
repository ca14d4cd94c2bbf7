// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/office_people.h"

#include <algorithm>
#include <iostream>

#include "terminal/base/files.h"
#include "terminal/crypto/argon2_pin.h"
#include "terminal/crypto/digest.h"

namespace pishkhan {

Result<catalogue::OfficeConfiguration> readOffice(const Settings& settings)
{
    const Bytes configuration = TRY(readFile(settings.path("office/configuration.json")));
    const std::string signature = TRY(readText(settings.path("office/configuration.json.sig")));
    const std::string central = TRY(readText(settings.path("pki/central.pub.pem")));
    return catalogue::loadConfiguration(configuration, signature, central);
}

Result<catalogue::Role> authenticate(const catalogue::OfficeConfiguration& office, const std::string& name)
{
    const auto account = std::find_if(office.accounts.begin(), office.accounts.end(),
                                      [&](const catalogue::Account& one) { return one.name == name; });
    std::string pin;
    std::getline(std::cin, pin);
    const bool right =
        account != office.accounts.end() && TRY(crypto::Argon2PinVerifier().matches(account->pinHash, pin));
    crypto::wipe({reinterpret_cast<std::uint8_t*>(pin.data()), pin.size()});
    return right ? Result<catalogue::Role>(account->role)
                 : makeError(ErrorKind::Refused, "the account or the PIN of " + name + " is wrong", "people");
}

} // namespace pishkhan
