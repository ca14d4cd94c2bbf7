// SPDX-License-Identifier: GPL-3.0-or-later
/// Documents and bills: what the scanner reads, as commands.
#include "terminal/app/live_desk.h"

#include "terminal/domain/mrz.h"

namespace pishkhan::app {

namespace command = domain::counter::command;

namespace {

Error refused(std::string word)
{
    return makeError(ErrorKind::Refused, std::move(word), "desk");
}

/// The first barcode that is a bill's; empty when there is none. A bill carries other codes beside it.
std::string billBarcodeOf(const ports::ScannedDocument& document)
{
    for (const ports::ScannedBarcode& barcode : document.barcodes) {
        if (domain::checkBill(barcode.text).valid) {
            return barcode.text;
        }
    }
    return {};
}

bool isTravelDocument(const ports::ScannedDocument& document)
{
    const bool isKind = document.kind == "passport" || document.kind == "identity-card" || document.kind == "visa";
    return isKind && !document.mrz.empty();
}

/// A scanner says by a stable word what a hand at it cures.
std::string scanWord(const Error& error)
{
    return error.kind == ErrorKind::Refused || ports::isScannerWord(error.what) ? error.what : wordFor(error);
}

} // namespace

Status LiveDesk::readDocument(std::optional<ports::KeepWish> keep, std::function<void(const Document&)> then)
{
    if (m_lanes.scanner.device == nullptr) {
        return refused("no-scanner");
    }
    if (m_activity.scanning) {
        return {};
    }
    m_scanButton.stop();
    m_activity.scanning = true;
    m_activity.scannedPages = 0;
    m_activity.scanInterrupted.clear();
    m_stopScan = std::make_shared<std::atomic<bool>>(false);
    changed();
    m_lanes.scanner.worker->run([this, stop = m_stopScan, keep = std::move(keep), then = std::move(then)] {
        const auto stopped = [stop] { return stop->load(); };
        auto* scanner = m_lanes.scanner.device;
        auto document = keep ? scanner->readAndKeep(*keep, stopped) : scanner->read(stopped);
        m_executor.post([this, stop, then, document = std::move(document)] {
            m_activity.scanning = false;
            if (!stop->load()) {
                seeScanner(document);
                then(document);
            }
            changed();
        });
    });
    return {};
}

/// Its lines were all read, each digit proved (`mrz` is empty otherwise); the fields say how far each can be trusted.
void LiveDesk::takeTravelDocument(const ports::ScannedDocument& document)
{
    const auto open = state().cases.find(state().openCase);
    if (open == state().cases.end()) {
        return;
    }
    m_activity.documentKind = document.kind;
    m_activity.documentFields = document.fields;
    command::AcceptDocument accepted{
        document.kind, "scanner", "unprotected", open->second.applicant.nationalCode, {}, {}};
    const domain::MrzVerdict zone = domain::checkMrz(document.mrz);
    if (const auto proposed = zone.mrz ? domain::proposedNationalCode(*zone.mrz) : std::nullopt) {
        accepted.nationalCode = *proposed;
        accepted.proof = "check-digit";
    }
    accepted.image = m_images.fateOf(sheetOfOpenCase(), document);
    m_loop.tell(accepted);
}

void LiveDesk::forgetDocument()
{
    const auto open = state().cases.find(state().openCase);
    const bool isOver =
        open == state().cases.end() || open->second.step != domain::counter::Step::Applicant || !state().session;
    if (isOver && !m_activity.documentFields.empty()) {
        for (ports::ScannedField& field : m_activity.documentFields) {
            field.value.assign(field.value.size(), '\0');
        }
        m_activity.documentFields.clear();
        m_activity.documentKind.clear();
    }
}

/// What a scan tells about the scanner itself; a picture nobody put on it in time tells nothing.
void LiveDesk::seeScanner(const Document& document)
{
    const bool isAway = !document && document.error().kind == ErrorKind::Disconnected;
    if (document && !document->interrupted.empty()) {
        m_activity.scannedPages = document->pages;
        m_activity.scanInterrupted = document->interrupted;
        m_watch.report("scanner", "trouble", document->interrupted);
        return;
    }
    m_activity.scannedPages = document ? document->pages : 0;
    const bool isUnread = !document && document.error().kind == ErrorKind::Unsupported;
    if (document || (isUnread && !ports::isScannerWord(document.error().what))) {
        m_watch.report("scanner", "ready", "");
    } else if (isAway || document.error().kind == ErrorKind::Refused || ports::isScannerWord(document.error().what)) {
        m_watch.report("scanner", isAway ? "missing" : "trouble", scanWord(document.error()));
    }
}

/// The applicant's screen is the one that awaits a document.
bool LiveDesk::mayScanByButton() const
{
    const auto open = state().cases.find(state().openCase);
    return state().session && open != state().cases.end() && open->second.step == domain::counter::Step::Applicant &&
           !m_activity.scanning;
}

void LiveDesk::scanned(const Document& document)
{
    if (!document) {
        m_loop.tell(command::ReportScanFailure{scanWord(document.error())});
        return;
    }
    command::AcceptDocument accepted{document->kind, "scanner", "unprotected", {}, {}, {}};
    for (const ports::ScannedField& field : document->fields) {
        if (field.name == "national-code" && field.proof == ports::FieldProof::CheckDigit) {
            accepted.nationalCode = field.value;
            accepted.proof = "check-digit";
        } else if (field.name == "card-serial" && field.proof != ports::FieldProof::Failed) {
            accepted.cardSerial = field.value;
        }
    }
    if (isTravelDocument(*document)) {
        takeTravelDocument(*document);
    } else if (accepted.nationalCode.empty()) {
        const bool isOther = document->advice.empty() && !document->fields.empty();
        const std::string reason = isOther                    ? "no-national-code"
                                   : document->advice.empty() ? "unreadable"
                                                              : document->advice.front();
        m_loop.tell(command::ReportScanFailure{reason});
    } else {
        accepted.image = m_images.fateOf(sheetOfOpenCase(), *document);
        m_loop.tell(accepted);
    }
}

void LiveDesk::barcodeRead(const std::string& text)
{
    for (const auto& take : m_takeScan) {
        take(text);
    }
}

Status LiveDesk::acceptCode(const std::string& nationalCode, const std::string& cardSerial)
{
    const auto open = state().cases.find(state().openCase);
    if (open == state().cases.end()) {
        return refused("no-case");
    }
    command::AcceptDocument accepted{"national-card", "barcode-reader", "unprotected", nationalCode, cardSerial, {}};
    if (!nationalCode.empty()) {
        accepted.proof = "check-digit";
        accepted.cardSerial = open->second.applicant.cardSerial;
    } else {
        accepted.nationalCode = open->second.applicant.nationalCode;
    }
    return ask(accepted);
}

Status LiveDesk::openBill(const std::string& billId, const std::string& paymentId, BillRepeat repeat)
{
    TRY(booksLetIn(false));
    return ask(command::OpenBill{billId, paymentId, repeat, caseDevice(), counterText()});
}

Status LiveDesk::scanBill()
{
    m_activity.billScanned.clear();
    m_activity.billProblem.clear();
    return readDocument(std::nullopt, [this](const Document& document) { billScanned(document); });
}

void LiveDesk::billScanned(const Document& document)
{
    if (!document) {
        m_activity.billProblem = scanWord(document.error());
        return;
    }
    const domain::BillVerdict read = domain::checkBill(billBarcodeOf(*document));
    if (!read.bill) {
        m_activity.billProblem = "no-bill-barcode";
        return;
    }
    m_activity.billScanned = read.canonical;
    if (const Status opened = openBill(read.bill->billId, read.bill->paymentId, BillRepeat::Warn); !opened) {
        m_activity.billProblem =
            opened.error().kind == ErrorKind::Refused ? opened.error().what : wordFor(opened.error());
    }
}

} // namespace pishkhan::app
