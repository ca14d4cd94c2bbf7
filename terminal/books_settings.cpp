// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/books_settings.h"

#include "terminal/base/files.h"
#include "terminal/crypto/ecdsa_key.h"
#include "terminal/journal/host_vault.h"
#include "terminal/tpm/tpm_vault.h"

namespace pishkhan {
namespace {

/// The TPM where there is one. What the machine's secret once sealed is opened by it for ever.
std::vector<std::shared_ptr<const ports::MachineVault>> machineVaults(const Settings& settings)
{
    std::vector<std::shared_ptr<const ports::MachineVault>> out;
    if (auto vault = tpm::machineVault()) {
        out.push_back(std::move(vault));
    }
    out.push_back(std::make_shared<journal::HostVault>(journal::HostPlace{settings.hostSecret}));
    return out;
}

} // namespace

std::string deviceName(const std::string& office, int counter)
{
    return office + "-" + (counter < 10 ? "0" : "") + std::to_string(counter);
}

Result<journal::JournalSettings> journalSettings(const Settings& settings, const std::string& device,
                                                 const std::string& office)
{
    journal::JournalSettings wanted;
    wanted.device = device;
    wanted.office = office;
    wanted.certificatePem = TRY(readText(settings.path("pki/device.pem")));
    wanted.key = std::make_shared<crypto::EcdsaKey>(TRY(crypto::EcdsaKey::load(settings.path("pki/device.key"))));
    wanted.machineKeyFile = settings.path("journal/machine.key");
    wanted.vaults = machineVaults(settings);
    wanted.authorityPem = TRY(readText(settings.path("pki/ca.pem")));
    wanted.agencyCertificate = [settings](const std::string& agency) {
        const bool plain = agency.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
        const std::string path = settings.path("pki/agencies/" + agency + ".pem");
        return plain && fileExists(path) ? readText(path).value_or(std::string()) : std::string();
    };
    wanted.reserveBytes =
        32U << 20U; // an open case needs a few kilobytes; drafts, signatures and a day's close fit too
    wanted.largestBytes =
        8ULL << 30U; // some fifteen years of a busy counter: a runaway stops here, not at the disk's end
    return wanted;
}

} // namespace pishkhan
