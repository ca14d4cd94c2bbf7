// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/proof_commands.h"

#include <cstdio>
#include <functional>
#include <memory>

#include <CLI/CLI.hpp>

#include "sync/verify/continuation_check.h"
#include "sync/verify/hub_check.h"
#include "sync/verify/journal_check.h"
#include "sync/verify/pack_check.h"
#include "sync/verify/receipt_check.h"

namespace pishkhan::verify {
namespace {

constexpr int valid = 0;
constexpr int notValid = 1;
constexpr int wrongUsage = 2;

enum class Output { People, Json };

/// What the command line filled in; each command uses its own.
struct Arguments {
    std::string subject; ///< file, folder or text
    std::string key;
    std::string journal;
    std::string trust;
    std::string older, olderCertificate;
    HubQuestion hub;
    PackQuestion pack;
    bool json = false;
};

/// Personal data never appears: these objects hold routing, digests and amounts only. Bytes that are no UTF-8 (a forged
/// device name) come out as U+FFFD.
std::string jsonLine(const Verdict& verdict)
{
    nlohmann::ordered_json line = verdict.fields;
    line["valid"] = verdict.valid;
    line["reason"] = verdict.reason;
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string sentence(const Verdict& verdict)
{
    std::string out = verdict.valid ? "valid\n" : "NOT VALID: " + verdict.reason + "\n";
    for (const auto& [name, value] : verdict.fields.items()) {
        out += "  " + name + ": " + value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }
    return out;
}

int tell(const Result<Verdict>& verdict, Output output)
{
    if (!verdict) {
        std::fprintf(stderr, "pishkhan-verify: %s\n", verdict.error().what.c_str());
        return wrongUsage;
    }
    const std::string text = output == Output::Json ? jsonLine(*verdict) : sentence(*verdict);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return verdict->valid ? valid : notValid;
}

using Check = std::function<Result<Verdict>(const Arguments&)>;

CLI::App* addCommand(CLI::App& app, int& exitCode, const char* name, const char* what, const char* subject,
                     const std::shared_ptr<Arguments>& arguments, Check check)
{
    CLI::App* command = app.add_subcommand(name, what);
    command->add_option(subject, arguments->subject)->required();
    command->add_flag("--json", arguments->json, "one JSON object on standard output");
    command->callback([&app, &exitCode, arguments, check = std::move(check)] {
        const CLI::Option* global = app.get_option_no_throw("--json");
        const bool json = arguments->json || (global != nullptr && global->count() > 0);
        exitCode = tell(check(*arguments), json ? Output::Json : Output::People);
    });
    return command;
}

void addJournal(CLI::App& app, int& exitCode)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* command = addCommand(
        app, exitCode, "journal", "FILE: check a terminal's journal, or a file of exported batches", "FILE", arguments,
        [](const Arguments& given) -> Result<Verdict> {
            if (given.key.empty()) {
                std::fprintf(stderr, "pishkhan-verify: no --key given, so the certificate stored in the journal is "
                                     "used: this shows that the books are whole, not whose they are\n");
            }
            return given.older.empty() ? checkJournal(given.subject, given.key, given.trust)
                                       : checkContinuation({given.subject, given.key, given.older,
                                                            given.olderCertificate, given.trust});
        });
    command->add_option("--key", arguments->key, "PEM public key or certificate of the device");
    command->add_option("--trust", arguments->trust, "PEM: who certifies the centre and support");
    auto* older = command->add_option("--continues", arguments->older,
                                      "the books of the machine before: do these really continue them?");
    auto* certificate =
        command->add_option("--old-key", arguments->olderCertificate, "PEM certificate of that machine");
    older->needs(certificate);
    certificate->needs(older);
}

void addReceipt(CLI::App& app, int& exitCode)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* command = addCommand(
        app, exitCode, "receipt", "QRTEXT: check the text of a receipt's QR code (PK1:…)", "QRTEXT", arguments,
        [](const Arguments& given) { return checkReceipt(given.subject, given.key, given.journal); });
    command->add_option("--key", arguments->key, "PEM public key or certificate of the device")->required();
    command->add_option("--journal", arguments->journal, "also look the receipt up in this journal");
}

void addPack(CLI::App& app, int& exitCode)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* command = addCommand(app, exitCode, "pack", "FILE: check the evidence pack of a case", "FILE", arguments,
                                   [](const Arguments& given) {
                                       PackQuestion question = given.pack;
                                       question.file = given.subject;
                                       return checkPack(question);
                                   });
    command->add_option("--trust", arguments->pack.trustFile, "PEM: the authority of the devices, or the device itself")
        ->required();
    command->add_option("--vkey", arguments->pack.vkey, "the hub log's key, instead of the one in the pack");
    command->add_option("--policy", arguments->pack.policyFile, "witness policy, instead of the one in the pack");
}

void addHub(CLI::App& app, int& exitCode)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* command = addCommand(app, exitCode, "hub", "DIR: check a hub's log from its files (C2SP tlog-tiles)",
                                   "DIR", arguments, [](const Arguments& given) {
                                       HubQuestion question = given.hub;
                                       question.folder = given.subject;
                                       return checkHubLog(question);
                                   });
    command->add_option("--vkey", arguments->hub.vkey, "the log's verifier key: name+id+base64")->required();
    command->add_option("--policy", arguments->hub.policyFile, "witness policy; its quorum must be reached");
    command->add_option("--since", arguments->hub.sinceFile, "an older checkpoint that the log must contain");
    command->add_option("--certificate", arguments->hub.certificates,
                        "certificate of a device: its batches must bear its signature; may be repeated");
}

} // namespace

void addProofCommands(CLI::App& app, int& exitCode)
{
    addJournal(app, exitCode);
    addReceipt(app, exitCode);
    addPack(app, exitCode);
    addHub(app, exitCode);
}

} // namespace pishkhan::verify
