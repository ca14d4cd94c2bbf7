// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-evidence: the evidence pack of one case, for the office's manager. Reads the journal, writes one file.
#include <cstdio>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <QCoreApplication>
#include <QDateTime>
#include <QGuiApplication>

#include "printer-templates/evidence_page.h"
#include "terminal/evidence_order.h"

namespace pishkhan {
namespace {

struct Given {
    std::string home = "/var/lib/pishkhan";
    std::string which, out;
    bool json = false, offline = false;
};

const char* word(ports::Witnessing witnessing)
{
    switch (witnessing) {
    case ports::Witnessing::NotLogged: return "not-logged";
    case ports::Witnessing::Logged: return "logged";
    case ports::Witnessing::Witnessed: return "witnessed";
    }
    return "not-logged";
}

void tell(const Given& given, const std::string& caseId, const evidence::EvidenceSummary& summary)
{
    if (given.json) {
        const nlohmann::ordered_json line = {
            {"case", caseId},
            {"file", given.out},
            {"range", {{"first", summary.firstSequence}, {"last", summary.lastSequence}}},
            {"events", summary.events},
            {"batches", summary.batches},
            {"root", toBase64(summary.root)},
            {"witness", word(summary.witnessing)},
            {"sheet", summary.sheetInPack}};
        std::printf("%s\n", line.dump().c_str());
        return;
    }
    std::printf("%s: case %s, %llu events in %llu signed batches, %s. Check it with: pishkhan-verify pack FILE "
                "--trust ca.pem\n",
                given.out.c_str(), caseId.c_str(), static_cast<unsigned long long>(summary.events),
                static_cast<unsigned long long>(summary.batches), word(summary.witnessing));
}

Status run(const Given& given)
{
    Settings settings = TRY(readSettings(given.home, Mode::Counter, false));
    settings.programFolder = QCoreApplication::applicationDirPath().toStdString();
    EvidenceWish wish{given.which, given.out, given.offline ? HubLine::Offline : HubLine::Ask,
                      Instant{QDateTime::currentMSecsSinceEpoch()}};
    const ReadyEvidence ready = TRY(prepareEvidence(settings, wish));
    const auto page = TRY(templates::EvidencePage::create());
    const evidence::EvidenceSummary summary = TRY(evidence::exportEvidencePack(ready.order, ready.key, *page));
    tell(given, ready.order.caseId, summary);
    return {};
}

} // namespace
} // namespace pishkhan

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // it draws a page and shows no window
    QGuiApplication application(argc, argv);
    pishkhan::Given given;
    CLI::App options("Makes the evidence pack of one case: one file that anybody can check offline.",
                     "pishkhan-evidence");
    options.set_version_flag("--version", PISHKHAN_VERSION);
    options.add_option("CASE", given.which, "case id, receipt number or tracking code")->required();
    options.add_option("--out", given.out, "the file to make")->required();
    options.add_option("--home", given.home, "the terminal's folder")->capture_default_str();
    options.add_flag("--offline", given.offline, "do not ask the hub for proofs");
    options.add_flag("--json", given.json, "one JSON object on standard output");
    try {
        options.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return options.exit(error) == 0 ? 0 : 2;
    }
    if (const pishkhan::Status done = pishkhan::run(given); !done) {
        std::fprintf(stderr, "pishkhan-evidence: %s. No file was made; the journal is unchanged.\n",
                     done.error().what.c_str());
        return 1;
    }
    return 0;
}
