// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/hub.h"

#include <cstdio>

#include "sync/hub/answers.h"
#include "sync/hub/console_api.h"
#include "sync/hub/journal_api.h"
#include "sync/hub/log_api.h"
#include "sync/hub/rollouts.h"
#include "sync/hub/static_files.h"
#include "terminal/base/files.h"

namespace pishkhan::hub {
namespace {

constexpr int ingestThreads = 2;
constexpr int consoleThreads = 3;
constexpr auto tickEvery = std::chrono::seconds(2);

/// Calls `act` every two seconds on its own thread until destroyed.
class Ticker {
public:
    explicit Ticker(std::function<void()> act) : m_act(std::move(act)), m_thread([this] { run(); }) {}
    ~Ticker()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_changed.wait_for(lock, tickEvery, [this] { return m_stopping; })) {
            m_act();
        }
    }
    std::function<void()> m_act;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopping = false;
    std::thread m_thread;
};

/// Which room of the API a request belongs to.
class Routes {
public:
    Routes(std::string consoleFolder, DeskPool& consoleDesks, const LogPublisher& log, JournalApi& journals,
           ConsoleApi& console)
        : m_consoleFolder(std::move(consoleFolder)), m_desks(consoleDesks), m_log(log), m_journals(journals),
          m_console(console)
    {
    }

    void handle(const std::shared_ptr<HttpExchange>& exchange)
    {
        auto target = parseRequestTarget(exchange->request().target);
        if (!target) {
            return exchange->answer(errorAnswer(target.error()));
        }
        const std::string first = target->segments.empty() ? std::string() : target->segments[0];
        if (first == "v1") {
            const bool isJournal = target->segments.size() > 1 && target->segments[1] == "journals";
            return isJournal ? m_journals.handle(exchange, *target) : m_console.handle(exchange, std::move(*target));
        }
        if (exchange->request().method != "GET") {
            return exchange->answer(errorAnswer("method"));
        }
        const bool isLog = first == "checkpoint" || first == "witnessed" || first == "tile";
        const bool queued = m_desks.submit([this, exchange, isLog, target = std::move(*target)](Desk& desk) {
            exchange->answer(isLog ? logAnswer(m_log, desk.store, target) : staticAnswer(m_consoleFolder, target));
        });
        if (!queued) {
            exchange->answer(errorAnswer("busy"));
        }
    }

private:
    std::string m_consoleFolder;
    DeskPool& m_desks;
    const LogPublisher& m_log;
    JournalApi& m_journals;
    ConsoleApi& m_console;
};

} // namespace

Status serveHub(const HubSettings& settings, const Now& now, const std::function<void(std::uint16_t)>& ready)
{
    static_cast<void>(TRY(People::open(settings.dataFolder)));
    auto writer = TRY(IngestWriter::open(settings.dataFolder, now));
    auto consoleDesks = TRY(DeskPool::start(settings.dataFolder, consoleThreads));
    auto ingestDesks = TRY(DeskPool::start(settings.dataFolder, ingestThreads));
    LiveFeed live(*consoleDesks, now);
    auto rollouts = TRY(Rollouts::open(settings.dataFolder, now));
    auto authority = TRY(crypto::Certificate::load(settings.http.clientCaFile));
    JournalApi journals(*ingestDesks, *writer, *rollouts, std::move(authority));
    ConsoleApi console(*consoleDesks, writer->log(), live, now);
    Routes routes(settings.consoleFolder, *consoleDesks, writer->log(), journals, console);
    auto server = TRY(HttpServer::listen(
        settings.http, [&routes](const std::shared_ptr<HttpExchange>& exchange) { routes.handle(exchange); }));
    writer->start({[&live] { live.wake(); }});
    std::unique_ptr<WitnessRounds> rounds;
    if (!settings.witnesses.policyFile.empty()) {
        rounds = TRY(WitnessRounds::start(settings.witnesses, settings.dataFolder, writer->log(), now));
    }
    const std::string port = std::to_string(server->port()) + "\n";
    if (!settings.portFile.empty()) {
        TRY(writeFileDurably(settings.portFile, view(port), FileAccess::Readable));
    }
    ready(server->port());
    {
        const Ticker ticker([&live, &rollouts] {
            live.tick();
            if (const Status looked = rollouts->look(); !looked) {
                std::fprintf(stderr, "pishkhan-hub: rollout: %s\n", looked.error().what.c_str());
            }
        });
        server->runUntilSignalled();
    }
    // Whatever holds a connection (tasks, waiting answers, live pages) goes before the server they belong to.
    ingestDesks.reset();
    rounds.reset();
    writer.reset();
    consoleDesks.reset();
    live.clear();
    return {};
}

} // namespace pishkhan::hub
