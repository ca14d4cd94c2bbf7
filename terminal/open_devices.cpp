// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/open_devices.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "drivers/document/camera_scanner.h"
#include "drivers/document/folder_scanner.h"
#include "drivers/document/sane_scanner.h"
#include "drivers/payment/driver_factory.h"
#include "drivers/payment/leased_terminal.h"
#include "drivers/printer/printer_address.h"
#include "sync/uplink/http_inquiry_gateway.h"
#include "terminal/crypto/digest.h"
#include "terminal/staff_card_reader.h"

namespace pishkhan {
namespace {

/// The reader of the staff's cards, when the signed configuration names its authority and the file here is that very one.
Result<std::unique_ptr<ports::StaffCards>>
openStaffCards(const Settings& settings, const catalogue::OfficeConfiguration& office, const ports::Clock& clock)
{
    if (!office.cards.isUsed || settings.mode == Mode::Kiosk) {
        return std::unique_ptr<ports::StaffCards>();
    }
    StaffCardSettings wanted;
    wanted.token.program = settings.programFolder + "/pishkhan-token";
    wanted.token.module = office.cards.module;
    if (const char* service = std::getenv("PCSCLITE_CSOCK_NAME"); service != nullptr) {
        wanted.token.environment = {std::string("PCSCLITE_CSOCK_NAME=") + service}; // the helper meets the same pcscd
    }
    wanted.authoritiesPem = TRY(readText(settings.path("pki/cards.pem")));
    if (toHex(crypto::sha256(view(wanted.authoritiesPem))) != office.cards.authority) {
        return makeError(ErrorKind::Integrity, "pki/cards.pem is not the file the configuration names", "settings");
    }
    for (const catalogue::Account& account : office.accounts) {
        wanted.boundKeys.insert(wanted.boundKeys.end(), account.cardKeys.begin(), account.cardKeys.end());
    }
    wanted.device = office.code + "-" + std::to_string(settings.counterNumber);
    wanted.now = [&clock] { return clock.now(); };
    return std::unique_ptr<ports::StaffCards>(std::make_unique<StaffCardReader>(std::move(wanted)));
}

/// NAME;option=value;option=value, as the configuration writes a scanner with a feeder or another resolution.
std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> out{""};
    for (const char c : text) {
        if (c == ';') {
            out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    return out;
}

std::unique_ptr<ports::DocumentScanner> openCamera(const Settings& settings, const std::string& address,
                                                   const document::DecoderSettings& decoder)
{
    document::CameraSettings wanted;
    wanted.program = settings.programFolder + "/pishkhan-camera";
    wanted.options = wordsOf(address);
    wanted.device = wanted.options.front();
    wanted.options.erase(wanted.options.begin());
    wanted.environment = settings.helperEnvironment;
    wanted.decoder = decoder;
    return std::make_unique<document::CameraScanner>(std::move(wanted));
}

std::unique_ptr<ports::DocumentScanner> openScanner(const Settings& settings,
                                                    const catalogue::OfficeConfiguration& office)
{
    constexpr std::string_view sane = "sane:";
    constexpr std::string_view camera = "camera:";
    const document::DecoderSettings decoder{settings.programFolder + "/pishkhan-decode"};
    if (office.scanner.starts_with(camera)) {
        return openCamera(settings, office.scanner.substr(camera.size()), decoder);
    }
    if (office.scanner.starts_with(sane)) {
        document::SaneSettings wanted;
        wanted.program = settings.programFolder + "/pishkhan-sane";
        wanted.options = wordsOf(office.scanner.substr(sane.size()));
        wanted.device = wanted.options.front();
        wanted.options.erase(wanted.options.begin());
        if (wanted.options.empty()) {
            wanted.options = {"resolution=300"};
        }
        if (const char* folder = std::getenv("SANE_CONFIG_DIR"); folder != nullptr) {
            wanted.configuration = folder; // the helper gets an empty environment
        }
        wanted.environment = settings.helperEnvironment;
        wanted.decoder = decoder;
        return std::make_unique<document::SaneScanner>(std::move(wanted));
    }
    if (office.scannerFolder.empty()) {
        return nullptr;
    }
    document::FolderScannerSettings wanted;
    wanted.folder = office.scannerFolder;
    wanted.decoder = decoder;
    return std::make_unique<document::FolderScanner>(std::move(wanted));
}

/// Leased: other counters of this machine and pishkhan-device may use the same terminal (F23).
Result<std::unique_ptr<ports::PaymentTerminal>> openCardTerminal(const Settings& settings, std::string_view wanted,
                                                                 const ports::Clock& clock)
{
    const auto [driver, address] = payment::nameTerminal(wanted);
    auto terminal = TRY(payment::makePaymentTerminal(driver, address, clock));
    std::error_code problem;
    const std::string holder = std::filesystem::canonical(settings.path("journal"), problem).string();
    const payment::LeaseSettings lease{settings.terminals, std::string(address),
                                       problem ? settings.path("journal") : holder};
    return std::unique_ptr<ports::PaymentTerminal>(
        std::make_unique<payment::LeasedTerminal>(std::move(terminal), lease));
}

Result<std::unique_ptr<ports::InquiryGateway>> openGateway(const Settings& settings, const std::string& url,
                                                           const ports::Clock& clock)
{
    uplink::HttpsSettings line;
    line.baseUrl = url;
    line.caFile = settings.path("pki/ca.pem");
    line.certificateFile = settings.path("pki/tls.pem");
    line.keyFile = settings.path("pki/tls.key");
    line.plainHttp = uplink::PlainHttp::LoopbackOnly;
    line.verifyAt = [&clock] { return std::max(clock.now(), builtAt()); };
    return std::unique_ptr<ports::InquiryGateway>(TRY(uplink::HttpInquiryGateway::open(std::move(line))));
}

} // namespace

Instant builtAt()
{
    return {PISHKHAN_BUILT_AT * 1000LL};
}

Result<Devices> openDevices(const Settings& settings, const catalogue::OfficeConfiguration& office,
                            const ports::Clock& clock)
{
    Devices devices;
    devices.scanner = openScanner(settings, office);
    devices.staffCards = TRY(openStaffCards(settings, office, clock));
    if (!office.cardTerminal.empty()) {
        devices.cardTerminal = TRY(openCardTerminal(settings, office.cardTerminal, clock));
    }
    if (!office.receiptPrinter.empty()) {
        devices.receiptPrinter = TRY(printer::makeReceiptPrinter(office.receiptPrinter));
    }
    if (!office.pagePrinter.empty()) {
        devices.pagePrinter = TRY(printer::makePagePrinter("cups:" + office.pagePrinter));
    }
    if (!office.gatewayUrl.empty()) {
        devices.gateway = TRY(openGateway(settings, office.gatewayUrl, clock));
    }
    return devices;
}

} // namespace pishkhan
