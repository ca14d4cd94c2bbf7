// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/build_terminal.h"

#include <algorithm>

#include <QCoreApplication>

#include "printer-templates/qt_day_renderer.h"
#include "printer-templates/qt_page_renderer.h"
#include "sync/uplink/proposal_folder.h"
#include "sync/uplink/uplink.h"
#include "terminal/app/release_watch.h"
#include "terminal/base/files.h"
#include "terminal/books_epoch.h"
#include "terminal/books_settings.h"
#include "terminal/crypto/argon2_pin.h"
#include "terminal/domain/jalali.h"
#include "terminal/journal/books_copier.h"
#include "terminal/journal/file_auditor.h"
#include "terminal/journal/sqlite_journal.h"
#include "terminal/kept_images.h"
#include "terminal/office_pages.h"
#include "terminal/open_devices.h"
#include "terminal/plug_line.h"
#include "terminal/release/keeper.h"
#include "terminal/release/shelf.h"
#include "terminal/runtime/device_worker.h"
#include "terminal/runtime/qt_clock.h"
#include "terminal/runtime/qt_executor.h"
#include "terminal/wedge_line.h"

namespace pishkhan {
namespace {

/// The signed papers of the office. The configuration is needed to run at all; the catalogue only to offer services.
struct Papers {
    catalogue::OfficeConfiguration office;
    std::optional<catalogue::Catalogue> catalogue;
    std::string catalogueProblem;
};

/// Every catalogue that was ever in force stays here under its digest: evidence of an old case needs the sheets of its day.
/// A copy that cannot be written stops nobody; the pack then says that the sheets are not in it.
void keepSheets(const Settings& settings, const std::string& digest, ByteView json, const std::string& signature)
{
    const std::string path = settings.path("office/archive/" + digest + ".json");
    if (!fileExists(path + ".sig") && makeFolder(settings.path("office/archive")) &&
        writeFileDurably(path, json, FileAccess::Readable)) {
        static_cast<void>(writeFileDurably(path + ".sig", view(signature), FileAccess::Readable).has_value());
    }
}

Result<Papers> readPapers(const Settings& settings, const ports::Clock& clock)
{
    const std::string central = TRY(readText(settings.path("pki/central.pub.pem")));
    const Bytes configuration = TRY(readFile(settings.path("office/configuration.json")));
    const std::string configurationSignature = TRY(readText(settings.path("office/configuration.json.sig")));
    Papers papers;
    papers.office = TRY(catalogue::loadConfiguration(configuration, configurationSignature, central));
    auto json = readFile(settings.path("office/catalogue.json"));
    auto signature = readText(settings.path("office/catalogue.json.sig"));
    if (!json || !signature) {
        papers.catalogueProblem = "missing";
        return papers;
    }
    auto loaded = catalogue::loadCatalogue(*json, *signature, central, domain::toJalali(clock.now()));
    if (loaded) {
        keepSheets(settings, loaded->digest, *json, *signature);
        papers.catalogue = std::move(*loaded);
        std::erase_if(papers.catalogue->knownErrors,
                      [](const catalogue::KnownError& one) { return !one.isIn(PISHKHAN_VERSION); });
    } else {
        papers.catalogueProblem = name(loaded.error().kind);
    }
    return papers;
}

constexpr const char* otherMachine = "other-machine";

class BuiltTerminal final : public Terminal {
public:
    BuiltTerminal(const Settings& settings, app::Money money)
        : m_settings(settings), m_money(money), m_epochs(settings.home, static_cast<std::uint32_t>(settings.epoch))
    {
    }
    ~BuiltTerminal() override { stop(); }

    Status build();
    app::LiveDesk& desk() override { return *m_desk; }
    Status start() override;
    void stop() override;
    bool everythingAcknowledged() const override;

private:
    app::Lanes lanes();
    app::DeskSettings deskSettings(const std::string& device) const;
    Status buildUplink();
    void bringOlder(const journal::JournalSettings& wanted);
    void watchPlugs();
    Status openReleases();
    void lookAtMachine();
    void lineReported(const uplink::LineReport& report);

    Settings m_settings;
    app::Money m_money;
    BooksEpochs m_epochs;
    runtime::QtClock m_clock;
    runtime::QtExecutor m_executor;
    Papers m_papers;
    std::unique_ptr<journal::SqliteJournal> m_journal;
    Devices m_devices;
    crypto::Argon2PinVerifier m_pins;
    std::optional<KeptImages> m_images;
    std::optional<uplink::ProposalFolder> m_proposals;
    std::optional<journal::BooksCopier> m_copier;
    std::optional<journal::FileAuditor> m_auditor;
    std::unique_ptr<ports::PageRenderer> m_renderer;
    std::unique_ptr<ports::DayRenderer> m_dayRenderer;
    std::unique_ptr<HomePages> m_officePages;
    std::optional<app::Counter> m_counter;
    std::unique_ptr<app::LiveDesk> m_desk;
    std::vector<std::unique_ptr<journal::SqliteJournal>> m_older; ///< earlier epochs the hub does not have whole
    std::optional<release::Shelf> m_releases;
    std::optional<app::ReleaseWatch> m_releaseWatch;
    std::unique_ptr<uplink::Uplink> m_uplink;
    std::optional<WedgeLine> m_barcodes;
    std::optional<PlugLine> m_plugs;
    // Last, so that they are joined first: after them no device's thread touches anything above.
    std::optional<runtime::DeviceWorker> m_scannerWorker, m_cardWorker, m_receiptWorker, m_pageWorker, m_gatewayWorker,
        m_pinWorker, m_copyWorker, m_auditWorker, m_staffCardWorker, m_officePageWorker;
};

Status BuiltTerminal::build()
{
    m_papers = TRY(readPapers(m_settings, m_clock));
    const std::string device = deviceName(m_papers.office.code, m_settings.counterNumber);
    const auto wanted = TRY(journalSettings(m_settings, device, m_papers.office.code));
    m_journal = TRY(m_epochs.open(wanted, m_clock));
    m_settings.epoch = static_cast<int>(m_journal->epoch());
    m_images.emplace(m_settings.path("images"), wanted.agencyCertificate);
    m_devices = TRY(openDevices(m_settings, m_papers.office, m_clock));
    m_proposals.emplace(TRY(
        uplink::ProposalFolder::open(m_settings.path("inbox"), {device, m_papers.office.code, wanted.authorityPem})));
    journal::CopierSettings copies{device, m_settings.path("copies"), m_epochs.journals(), wanted.authorityPem};
    copies.earlier = m_settings.path("earlier");
    m_copier.emplace(std::move(copies));
    m_auditor.emplace(*m_journal, m_epochs.journals().back(), wanted.authorityPem);
    m_renderer = TRY(templates::QtPageRenderer::create());
    m_dayRenderer = TRY(templates::QtDayRenderer::create());
    m_officePages = TRY(HomePages::create(m_settings, m_papers.office, m_papers.catalogue, m_clock));
    m_counter = TRY(app::Counter::open(*m_journal, m_clock));
    for (auto* worker : {&m_scannerWorker, &m_cardWorker, &m_receiptWorker, &m_pageWorker, &m_gatewayWorker,
                         &m_pinWorker, &m_copyWorker, &m_auditWorker, &m_staffCardWorker, &m_officePageWorker}) {
        worker->emplace();
    }
    m_desk = std::make_unique<app::LiveDesk>(*m_counter, *m_journal, m_clock, m_executor, lanes(),
                                             m_papers.catalogue ? &*m_papers.catalogue : nullptr, m_papers.office,
                                             deskSettings(device), m_journal.get());
    TRY(buildUplink());
    bringOlder(wanted);
    return {};
}

app::Lanes BuiltTerminal::lanes()
{
    app::Lanes lanes;
    lanes.scanner = {m_devices.scanner.get(), &*m_scannerWorker};
    lanes.cardTerminal = {m_devices.cardTerminal.get(), &*m_cardWorker};
    lanes.receiptPrinter = {m_devices.receiptPrinter.get(), &*m_receiptWorker};
    lanes.pagePrinter = {m_devices.pagePrinter.get(), &*m_pageWorker};
    lanes.gateway = {m_devices.gateway.get(), &*m_gatewayWorker};
    lanes.pins = {&m_pins, &*m_pinWorker};
    lanes.staffCards = {m_devices.staffCards.get(), &*m_staffCardWorker};
    lanes.copies = {&*m_copier, &*m_copyWorker};
    lanes.auditor = {&*m_auditor, &*m_auditWorker};
    lanes.officePages = {m_officePages.get(), &*m_officePageWorker};
    lanes.images = &*m_images;
    lanes.proposals = &*m_proposals;
    lanes.renderer = m_renderer.get();
    lanes.dayRenderer = m_dayRenderer.get();
    return lanes;
}

app::DeskSettings BuiltTerminal::deskSettings(const std::string& device) const
{
    app::DeskSettings wanted;
    wanted.version = PISHKHAN_VERSION;
    wanted.mode = m_settings.mode == Mode::Kiosk ? "kiosk" : "counter";
    wanted.device = device;
    wanted.counterNumber = m_settings.counterNumber;
    wanted.epoch = m_settings.epoch;
    wanted.money = m_money;
    wanted.builtAt = builtAt();
    wanted.catalogueProblem = m_papers.catalogueProblem;
    wanted.reportFolder = m_settings.path("reports");
    wanted.chainHead = [this] { return toHex(m_journal->head()); };
    return wanted;
}

std::string lineWord(const uplink::LineReport& report)
{
    constexpr std::uint64_t behind = 200; // events; a live counter has a handful under way
    if (report.line != uplink::Line::Connected) {
        return "down";
    }
    return report.waiting > behind ? "lagging" : "live";
}

/// Which rows are business of citizens: what the clerk is shown. The rest is in the numbers.
bool isBusiness(const std::string& kind)
{
    constexpr std::string_view kinds[] = {"case-opened",         "bill-accepted",  "payment-final", "payment-cash",
                                          "tracking-code-bound", "receipt-issued", "case-cancelled"};
    return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

RollbackNote noteOf(const uplink::OlderCopy& known, const journal::SqliteJournal& books)
{
    RollbackNote note{"hub",
                      known.knownEpoch,
                      books.epoch(),
                      known.knownSequence,
                      books.lastSequence(),
                      toHex(known.knownHead),
                      toHex(books.head()),
                      {}};
    for (const uplink::OlderCopy::Row& row : known.missing) {
        if (!row.answered.empty()) {
            note.missing.push_back({std::int64_t{books.epoch()}, static_cast<std::int64_t>(row.sequence),
                                    "proposal-answered", row.answered});
        } else if (isBusiness(row.kind)) {
            note.missing.push_back(
                {std::int64_t{books.epoch()}, static_cast<std::int64_t>(row.sequence), row.kind, row.caseId});
        }
    }
    return note;
}

void BuiltTerminal::lineReported(const uplink::LineReport& report)
{
    m_desk->lineReported(lineWord(report), static_cast<std::int64_t>(report.waiting),
                         {report.hubOffset, report.oldestWaiting});
    if (report.olderCopy && !m_epochs.hasNote()) {
        if (const Status left = m_epochs.leaveNote(noteOf(*report.olderCopy, *m_journal)); !left) {
            m_desk->reportTrouble(left.error());
            return;
        }
    }
    const bool contradicted = report.olderCopy || report.quarantined || report.replaced;
    if (contradicted || report.line == uplink::Line::Connected) { // an absent hub takes nothing back
        m_desk->booksContradicted(report.replaced      ? "books-replaced"
                                  : report.olderCopy   ? "books-old"
                                  : report.quarantined ? "books-copied"
                                                       : "");
    }
}

Status BuiltTerminal::buildUplink()
{
    if (m_papers.office.hubUrl.empty()) {
        return {};
    }
    uplink::HubAddress hub;
    hub.https.baseUrl = m_papers.office.hubUrl;
    hub.https.caFile = m_settings.path("pki/ca.pem");
    hub.https.certificateFile = m_settings.path("pki/tls.pem");
    hub.https.keyFile = m_settings.path("pki/tls.key");
    if (const std::string path = m_settings.path("pki/hub.vkey"); fileExists(path)) {
        hub.logVkey = TRY(readText(path));
        hub.logVkey.erase(hub.logVkey.find_last_not_of('\n') + 1);
    }
    hub.notBefore = builtAt();
    hub.memoryFile = m_settings.path("journal/uplink.json");
    m_uplink = std::make_unique<uplink::Uplink>(*m_journal, std::move(hub), m_executor, m_clock,
                                                [this](const uplink::LineReport& report) { lineReported(report); });
    m_uplink->whenStatements([this](ByteView parcels) -> Status {
        TRY(m_proposals->take(parcels));
        m_desk->showAgain();
        return {};
    });
    m_desk->whenBatchClosed([this] {
        m_epochs.remember(*m_journal);
        m_uplink->nudge();
    });
    return {};
}

/// The disk runs in another machine than the one its key was sealed on: a clone, or a board that was changed. Nobody is
/// served for money until a manager has looked; then this machine is the books' own.
void BuiltTerminal::lookAtMachine()
{
    m_counter->whenChanged([this](const std::vector<domain::counter::Recorded>& facts) {
        for (const auto& fact : facts) {
            const auto* seen = std::get_if<domain::counter::event::AlarmAcknowledged>(&fact.event.what);
            if (seen != nullptr && seen->check == otherMachine) {
                if (const Status settled = m_journal->settleOnThisMachine(); !settled) {
                    m_desk->reportTrouble(settled.error());
                }
            }
        }
    });
    if (!m_journal->isOnItsMachine()) {
        m_desk->reportTrouble(
            makeError(ErrorKind::Integrity, "the books' key was sealed on another machine", otherMachine));
    }
}

void BuiltTerminal::bringOlder(const journal::JournalSettings& wanted)
{
    if (!m_uplink) {
        return;
    }
    for (OlderBooks& one : m_epochs.stillOwing(wanted, m_clock)) {
        if (!one.books) {
            m_desk->reportTrouble(one.books.error()); // these books are not lost: they stay where they are
            continue;
        }
        m_uplink->alsoOwes(**one.books, one.epoch);
        m_older.push_back(std::move(*one.books));
    }
}

Status BuiltTerminal::start()
{
    TRY(m_desk->start());
    lookAtMachine();
    watchPlugs();
    TRY(openReleases());
    if (m_uplink) {
        TRY(m_uplink->start());
    }
    return {};
}

/// Where releases are installed (pishkhan-start runs this program): what came of the last change, and what should run.
Status BuiltTerminal::openReleases()
{
    if (m_settings.programs.empty()) {
        return {};
    }
    const std::string publisher = TRY(readText(m_settings.path("pki/central.pub.pem")));
    m_releases.emplace(release::Slots(m_settings.programs), publisher,
                       release::Running{PISHKHAN_VERSION, release::booksOfThisProgram});
    const auto facts = [this] {
        const app::Activity& now = m_desk->activity();
        return app::ReleaseFacts{now.lineState == "live", now.unsent, !now.storageTrouble.empty()};
    };
    m_releaseWatch.emplace(*m_counter, m_clock, *m_releases, facts,
                           [] { QCoreApplication::exit(release::changedExit); });
    m_releaseWatch->start();
    if (m_uplink) {
        m_uplink->asksForReleases(*m_releases);
    }
    return {};
}

void BuiltTerminal::watchPlugs()
{
    m_barcodes.emplace(
        [this](const std::string& text) { m_desk->barcodeRead(text); },
        [this](const std::string& state, const std::string& reason) { m_desk->barcodeReaderSeen(state, reason); });
    m_barcodes->look();
    m_plugs.emplace(m_clock, [this](std::string_view subsystem) {
        if (subsystem == "input") {
            m_barcodes->look();
        }
        m_desk->devicePlugged(subsystem);
    });
}

void BuiltTerminal::stop()
{
    if (m_uplink) {
        m_uplink->stop();
    }
    if (m_journal) {
        // What is signed now can be sent by the next run; an error here loses nothing, the events are durable.
        static_cast<void>(m_journal->closeBatch().has_value());
    }
}

bool BuiltTerminal::everythingAcknowledged() const
{
    const auto state = m_journal->outboxState();
    return state && state->waiting() == 0;
}

} // namespace

Result<std::unique_ptr<Terminal>> buildTerminal(const Settings& settings, app::Money money)
{
    auto terminal = std::make_unique<BuiltTerminal>(settings, money);
    TRY(terminal->build());
    return std::unique_ptr<Terminal>(std::move(terminal));
}

} // namespace pishkhan
