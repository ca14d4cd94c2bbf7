// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/inventory/inventory.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include <sys/stat.h>
#include <unistd.h>

#include "drivers/card/pcsc_readers.h"
#include "drivers/inventory/sane_list.h"
#include "drivers/inventory/udev_devices.h"
#include "drivers/payment/driver_factory.h"
#include "drivers/printer/cups_queues.h"
#include "drivers/printer/printer_address.h"
#include "drivers/transport/usb_transport.h"

namespace pishkhan::inventory {
namespace {

constexpr Milliseconds sanePatience{8000};

SeenDevice askReceiptPrinter(const std::string& address)
{
    SeenDevice seen{DeviceKind::ReceiptPrinter, address, "escpos", DeviceState::Missing, "", ""};
    const auto printer = printer::makeReceiptPrinter(address);
    setState(seen, printer ? (*printer)->condition() : Result<ports::PrinterCondition>(printer.error()));
    return seen;
}

SeenDevice askPagePrinter(const std::string& address)
{
    SeenDevice seen{DeviceKind::PagePrinter, address, "cups", DeviceState::Missing, "", ""};
    const auto printer = printer::makePagePrinter(address);
    setState(seen, printer ? (*printer)->condition() : Result<ports::PrinterCondition>(printer.error()));
    return seen;
}

SeenDevice dialCardTerminal(const std::string& address)
{
    const payment::NamedTerminal named = payment::nameTerminal(address);
    SeenDevice seen{DeviceKind::CardTerminal, address, std::string(named.driver), DeviceState::Missing, "", ""};
    const auto connect = payment::lineTo(named);
    const auto line = connect ? (*connect)() : Result<std::unique_ptr<transport::Transport>>(connect.error());
    seen.state = line ? DeviceState::Present : DeviceState::Missing;
    seen.reason = line ? "" : pishkhan::name(line.error().kind);
    return seen;
}

SeenDevice lookAtFolder(const std::string& folder)
{
    struct stat found {};
    const bool usable =
        ::stat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) && ::access(folder.c_str(), W_OK) == 0;
    return {DeviceKind::Scanner,
            "folder:" + folder,
            "folder",
            usable ? DeviceState::Ready : DeviceState::Missing,
            usable ? "" : "no-folder",
            ""};
}

/// The document scanner by its own name. SANE is asked for its list and a camera only for its node: nothing is scanned.
SeenDevice lookForScanner(const std::string& configured)
{
    constexpr std::string_view camera = "camera:";
    const std::string address = configured.substr(0, configured.find(';'));
    SeenDevice seen{
        DeviceKind::Scanner, address, "", DeviceState::Missing, pishkhan::name(ErrorKind::Disconnected), ""};
    if (address.starts_with(camera)) {
        seen.driver = "camera";
        const std::string node = address.substr(camera.size());
        if (::access(node.c_str(), F_OK) == 0) {
            const bool usable = ::access(node.c_str(), R_OK | W_OK) == 0;
            seen.state = usable ? DeviceState::Ready : DeviceState::Trouble;
            seen.reason = usable ? "" : "no-permission";
        }
        return seen;
    }
    seen.driver = "sane";
    const auto listed = saneScanners(sanePatience);
    if (!listed) {
        seen.reason = pishkhan::name(listed.error().kind);
        return seen;
    }
    const auto found =
        std::find_if(listed->begin(), listed->end(), [&](const SeenDevice& one) { return one.address == address; });
    return found != listed->end() ? *found : seen;
}

std::string usbAddress(const transport::UsbPrinterEntry& entry)
{
    char ids[24];
    std::snprintf(ids, sizeof ids, "%04x:%04x", entry.vendor, entry.product);
    return std::string("escpos:usb:") + ids + (entry.serial.empty() ? "" : ":" + entry.serial);
}

/// Does a configured address mean this found one? `escpos:usb` means the first printer there is.
bool means(const std::string& configured, const std::string& found)
{
    return configured == found || (configured.starts_with("escpos:usb") && found.starts_with(configured));
}

class Collector {
public:
    explicit Collector(std::vector<SeenDevice> known) { m_out.devices = std::move(known); }

    void take(const char* way, Result<std::vector<SeenDevice>> found)
    {
        if (!found) {
            m_out.blind.emplace_back(way);
            return;
        }
        for (SeenDevice& device : *found) {
            const auto known = std::find_if(m_out.devices.begin(), m_out.devices.end(),
                                            [&](const SeenDevice& one) { return means(one.address, device.address); });
            if (known == m_out.devices.end()) {
                m_out.devices.push_back(std::move(device));
            } else if (known->name.empty()) {
                known->name = device.name;
            }
        }
    }
    bool knows(const std::string& address) const
    {
        return std::any_of(m_out.devices.begin(), m_out.devices.end(),
                           [&](const SeenDevice& one) { return means(one.address, address); });
    }
    Inventory finish() { return std::move(m_out); }

private:
    Inventory m_out;
};

Result<std::vector<SeenDevice>> usbPrinters(const Collector& known)
{
    std::vector<SeenDevice> out;
    for (const auto& entry : TRY(transport::UsbTransport::list())) {
        const std::string address = usbAddress(entry);
        out.push_back(known.knows(address) ? SeenDevice{DeviceKind::ReceiptPrinter, address, "escpos", {}, "", ""}
                                           : askReceiptPrinter(address));
        out.back().name = entry.name;
    }
    return out;
}

Result<std::vector<SeenDevice>> pageQueues(const Collector& known)
{
    std::vector<SeenDevice> out;
    for (const std::string& queue : TRY(printer::listQueues())) {
        const std::string address = "cups:" + queue;
        out.push_back(known.knows(address) ? SeenDevice{DeviceKind::PagePrinter, address, "cups", {}, "", ""}
                                           : askPagePrinter(address));
        out.back().name = queue;
    }
    return out;
}

Result<std::vector<SeenDevice>> cardReaders()
{
    std::vector<SeenDevice> out;
    for (const card::ReaderView& reader : TRY(card::listReaders())) {
        out.push_back({DeviceKind::CardReader, "pcsc:" + reader.name, "pcsc", DeviceState::Ready,
                       reader.cardPresent ? "card-present" : "no-card", reader.name});
    }
    return out;
}

} // namespace

void setState(SeenDevice& device, const Result<ports::PrinterCondition>& condition)
{
    if (!condition) {
        const bool gone = condition.error().kind == ErrorKind::Disconnected;
        device.state = gone ? DeviceState::Missing : DeviceState::Trouble;
        device.reason = pishkhan::name(condition.error().kind);
        return;
    }
    device.state = condition->ready ? DeviceState::Ready : DeviceState::Trouble;
    device.reason = condition->reasons.empty() ? "" : ports::name(condition->reasons.front());
}

std::vector<SeenDevice> askConfigured(const Configured& configured)
{
    std::vector<SeenDevice> out;
    if (!configured.scanner.empty()) {
        out.push_back(lookForScanner(configured.scanner));
    } else if (!configured.scannerFolder.empty()) {
        out.push_back(lookAtFolder(configured.scannerFolder));
    }
    if (!configured.cardTerminal.empty()) {
        out.push_back(dialCardTerminal(configured.cardTerminal));
    }
    if (!configured.receiptPrinter.empty()) {
        out.push_back(askReceiptPrinter(configured.receiptPrinter));
    }
    if (!configured.pagePrinter.empty()) {
        out.push_back(askPagePrinter("cups:" + configured.pagePrinter));
    }
    return out;
}

Inventory lookAround(const Configured& configured)
{
    Collector found(askConfigured(configured));
    found.take("usb", usbPrinters(found));
    found.take("cups", pageQueues(found));
    found.take("pcsc", cardReaders());
    found.take("sane", saneScanners(sanePatience));
    found.take("udev", serialPorts());
    found.take("udev", cameras());
    found.take("udev", keyboards());
    found.take("udev", barcodeReaders());
    return found.finish();
}

} // namespace pishkhan::inventory
