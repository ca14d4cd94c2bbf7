// SPDX-License-Identifier: GPL-3.0-or-later
/// Construction, start, and what flows from the counter to the lanes.
#include "terminal/app/live_desk.h"

#include "terminal/base/overloaded.h"

namespace pishkhan::app {

namespace command = domain::counter::command;
namespace effect = domain::counter::effect;

LiveDesk::LiveDesk(Counter& counter, ports::Journal& journal, ports::Clock& clock, ports::Executor& executor,
                   Lanes lanes, const catalogue::Catalogue* catalogue, const catalogue::OfficeConfiguration& office,
                   DeskSettings settings, ports::Storage* storage)
    : m_counter(counter), m_journal(journal), m_clock(clock), m_executor(executor), m_lanes(lanes),
      m_catalogue(catalogue), m_office(office),
      m_settings(std::move(settings)), m_loop{counter,
                                              executor,
                                              clock,
                                              [this](const Error& error) { tookTrouble(error); },
                                              [this] { changed(); },
                                              [this](const std::string& device, const std::string& deviceState,
                                                     const std::string& reason) {
                                                  m_watch.report(device, deviceState, reason);
                                              }},
      m_gateway(m_loop, m_lanes.gateway, office.code),
      m_paper(m_loop, journal, m_lanes, office, {m_settings.receiptDots, m_settings.counterNumber, m_settings.money}),
      m_payment(m_loop, m_lanes.cardTerminal, m_activity), m_returns(m_loop, m_lanes.cardTerminal, m_activity),
      m_day(m_loop, m_lanes, office,
            {m_settings.receiptDots, m_settings.counterNumber, m_settings.money, m_settings.reportFolder}),
      m_watch(m_loop, m_lanes), m_gates(m_loop, storage, office, m_activity, m_settings.builtAt),
      m_cards(m_loop, m_lanes.staffCards, office, m_activity.card,
              [this](const domain::counter::Ask& what) { return ask(what); }),
      m_images(m_loop, m_lanes.images), m_scanButton(m_loop, m_lanes, [this] { static_cast<void>(scan()); }),
      m_books(
          m_loop, journal, m_lanes, [this](const domain::counter::Ask& what) { return ask(what); },
          [this] { return supportFacts(); }),
      m_pages(m_loop, journal, m_lanes, m_watch, [this](const domain::counter::Ask& what) { return ask(what); }),
      m_closer(
          journal, clock, [this] { m_batchClosed(); }, [this](const Error& error) { tookTrouble(error); }),
      m_stopScan(std::make_shared<std::atomic<bool>>(false))
{
    m_activity.training = m_settings.money == Money::Training;
    m_activity.lineState = "down";
    m_counter.runEffectsWith([this](const domain::counter::Effect& one) { run(one); });
    m_counter.whenChanged([this](const std::vector<domain::counter::Recorded>& facts) {
        m_closer.appended(facts.size());
        m_books.audit().recorded(facts);
        m_books.support().recorded(facts);
        m_gates.wroteWell();
        changed();
    });
}

LiveDesk::~LiveDesk()
{
    *m_stopScan = true;
    m_scanButton.stop();
    m_payment.shutDown();
}

Status LiveDesk::start()
{
    command::Start ask;
    ask.version = m_settings.version;
    ask.mode = m_settings.mode;
    ask.epoch = m_settings.epoch;
    if (m_catalogue != nullptr) {
        ask.catalogueVersion = m_catalogue->version;
        ask.catalogueDigest = m_catalogue->digest;
        ask.services = static_cast<std::int64_t>(m_catalogue->services.size());
    } else {
        ask.catalogueProblem = m_settings.catalogueProblem;
    }
    TRY(m_counter.handle(ask));
    m_watch.start();
    m_gates.start();
    m_books.audit().start();
    m_books.support().start();
    m_cards.start();
    m_images.start();
    if (const auto known = state().gates.find("books"); known != state().gates.end()) {
        m_activity.booksTrouble = known->second.reason; // until the hub says otherwise
    }
    if (m_settings.mode == "counter") {
        TRY(m_counter.resume());
        m_gateway.resumeSubmissions();
    }
    return {};
}

void LiveDesk::run(const domain::counter::Effect& one)
{
    std::visit(
        Overloaded{
            [this](const effect::VerifyIdentity& what) { m_gateway.verify(what.caseId); },
            [this](const effect::RunPayment& what) { m_payment.run(what.caseId, what.step); },
            [this](const effect::RunReturn& what) { m_returns.run(what.caseId, what.step); },
            [this](const effect::SubmitCase& what) { m_gateway.submit(what.caseId); },
            [this](const effect::NumberReceipt& what) { m_paper.number(what.caseId); },
            [this](const effect::DrawReceipt& what) { m_paper.draw(what.caseId); },
            [this](const effect::PrintReceipt& what) { m_paper.print(what.caseId, what.job); },
            [this](const effect::PrintPage& what) { m_paper.printPage(what.caseId); },
            [this](const effect::ReadTerminalTotals&) { m_day.readTotals(); },
            [this](const effect::CompareTerminal& what) { m_day.compareTerminal(what.moment); },
            [this](const effect::PrintReport& what) {
                domain::counter::isOfficePage(what.form) ? m_pages.send(what.report, what.form, what.job)
                                                         : m_day.print(what.report, what.form, what.job);
            },
            [this](const effect::PrintNotice& what) { m_paper.printNotice(what.caseId, what.outcome, what.job); },
            [this](const effect::DropDraft& what) {
                if (const Status done = m_journal.dropDraft(what.caseId); !done) {
                    tookTrouble(done.error());
                }
            },
        },
        one);
}

void LiveDesk::changed()
{
    m_activity.readingTotals = m_day.isReading();
    forgetDocument();
    m_scanButton.attend(mayScanByButton());
    for (const auto& tell : m_tell) {
        tell();
    }
}

void LiveDesk::tookTrouble(const Error& error)
{
    m_trouble = wordFor(error);
    m_gates.wroteBadly(error);
    if (error.kind == ErrorKind::Integrity && !state().alarm) {
        // What the journal itself refuses cannot be recorded in it; the screen shows it all the same.
        if (const Status told = m_counter.handle(command::RaiseAlarm{error.source, error.what}); !told) {
            m_trouble = wordFor(told.error());
        }
    }
    changed();
}

/// How this machine is, for a support session: nothing here knows of a case, a person or money.
SupportFacts LiveDesk::supportFacts() const
{
    SupportFacts facts;
    for (const DeviceView& one : m_watch.views()) {
        facts.devices.push_back({one.id, one.state, one.reason});
    }
    facts.unsent = m_activity.unsent;
    facts.lineState = m_activity.lineState;
    facts.version = m_settings.version;
    facts.epoch = m_settings.epoch;
    facts.alarm = state().alarm;
    facts.auditProblem = m_books.audited().problem;
    for (const auto& [gate, line] : state().gates) {
        facts.closedGates.push_back(line.reason);
    }
    return facts;
}

Status LiveDesk::ask(const domain::counter::Ask& what)
{
    Status done = m_counter.handle(what);
    if (!done && (done.error().kind == ErrorKind::Storage || done.error().kind == ErrorKind::Integrity)) {
        tookTrouble(done.error());
    }
    return done;
}

void LiveDesk::booksContradicted(const std::string& word)
{
    const bool same = word == m_activity.booksTrouble;
    m_activity.booksTrouble = word;
    m_loop.tell(command::ReportGate{"books", word.empty() ? "open" : "closed", word, 0});
    if (!same) {
        changed();
    }
}

void LiveDesk::lineReported(const std::string& lineState, std::int64_t waiting, const LineFacts& facts)
{
    m_gates.lineTold(facts);
    const bool wasDown = m_activity.lineState == "down";
    const bool isDown = lineState == "down";
    m_activity.lineState = lineState;
    m_activity.unsent = waiting;
    m_watch.report("hub", isDown ? "trouble" : "ready", isDown ? "offline" : "");
    if (wasDown != isDown) {
        m_loop.tell(command::ReportLine{lineState, waiting});
    }
    changed();
}

} // namespace pishkhan::app
