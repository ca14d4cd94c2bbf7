// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/print_command.h"

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>
#include <QGuiApplication>

#include "drivers/cli/receipt_json.h"
#include "drivers/printer/printer_address.h"
#include "printer-templates/qt_page_renderer.h"

namespace pishkhan::cli {
namespace {

constexpr std::size_t largestInput = 1U << 20U;

struct Options {
    std::string to;
    std::string templateName = "receipt";
    std::string dataPath;
    std::string job = "device-print";
    std::string language = "fa";
    int width = 576;
    bool json = false;
};

Result<std::string> readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (!file || text.size() > largestInput) {
        return makeError(ErrorKind::InvalidInput, "cannot read " + path + ", or it is larger than 1 MiB", "print");
    }
    return text;
}

ports::PrintReport keepFile(const std::string& path, const Result<Bytes>& bytes, const std::string& job)
{
    if (!bytes) {
        return {ports::PrintState::Failed, {ports::PrinterReason::Other}, job, bytes.error().what};
    }
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
    file.flush();
    return {
        file ? ports::PrintState::Confirmed : ports::PrintState::Failed, {}, job, file ? "" : "cannot write " + path};
}

/// Errors: InvalidInput for a wrong address or content that cannot be laid out.
Result<ports::PrintReport> send(const Options& options, const ports::ReceiptContent& content)
{
    const auto language = options.language == "en" ? templates::Language::English : templates::Language::Persian;
    const auto renderer = TRY(templates::QtPageRenderer::create(language));
    if (options.to.starts_with("pdf:")) {
        return keepFile(options.to.substr(4), renderer->receiptPdf(content), options.job);
    }
    if (options.to.starts_with("cups:")) {
        const auto printer = TRY(printer::makePagePrinter(options.to));
        auto pdf = TRY(renderer->receiptPdf(content));
        const auto page = TRY(domain::PrintablePage::of(domain::PageKind::ReceiptCopy, std::move(pdf)));
        return printer->printPage(options.job, page, [] { return false; });
    }
    if (options.to.starts_with("png:")) {
        const ports::Bitmap page = TRY(renderer->receipt(content, options.width));
        return keepFile(options.to.substr(4), renderer->png(page), options.job);
    }
    const auto printer = TRY(printer::makeReceiptPrinter(options.to));
    const ports::Bitmap page = TRY(renderer->receipt(content, options.width));
    return printer->print(options.job, page);
}

const char* stateName(ports::PrintState state)
{
    switch (state) {
    case ports::PrintState::Confirmed: return "confirmed";
    case ports::PrintState::Failed: return "failed";
    case ports::PrintState::Unknown: return "unknown";
    }
    return "unknown";
}

int show(const ports::PrintReport& report, bool asJson)
{
    const bool confirmed = report.state == ports::PrintState::Confirmed;
    nlohmann::json reasons = nlohmann::json::array();
    std::string words;
    for (const ports::PrinterReason reason : report.reasons) {
        reasons.push_back(ports::name(reason));
        words += std::string(" ") + ports::name(reason);
    }
    if (asJson) {
        const nlohmann::json line = {{"job", report.job},
                                     {"state", stateName(report.state)},
                                     {"pages", confirmed ? 1 : 0},
                                     {"reasons", reasons}};
        std::printf("%s\n", line.dump().c_str());
    } else {
        std::printf("%s%s\n", stateName(report.state), words.c_str());
    }
    if (!report.detail.empty()) {
        std::fprintf(stderr, "%s\n", report.detail.c_str());
    }
    return confirmed ? 0 : 1;
}

int runPrint(const Options& options)
{
    // Text layout needs Qt's GUI part, but no window system.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    char name[] = "pishkhan-device";
    char* arguments[] = {name, nullptr};
    int count = 1;
    const auto gui = qGuiApp == nullptr ? std::make_unique<QGuiApplication>(count, arguments) : nullptr;
    const auto text = readFile(options.dataPath);
    const auto content = text ? readReceiptJson(*text) : Result<ports::ReceiptContent>(text.error());
    const auto report = content ? send(options, *content) : Result<ports::PrintReport>(content.error());
    if (!report) {
        std::fprintf(stderr, "%s\n", report.error().what.c_str());
        return report.error().kind == ErrorKind::InvalidInput ? 2 : 1;
    }
    return show(*report, options.json);
}

} // namespace

void addPrintCommand(CLI::App& app, int& exitCode)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("print", "Print one document; success only when the device confirms it");
    command
        ->add_option("--to", options->to,
                     "escpos:usb, escpos:tcp:HOST:PORT, escpos:file:PATH, cups:QUEUE, png:PATH or pdf:PATH")
        ->required();
    command->add_option("--template", options->templateName, "what to print")->check(CLI::IsMember({"receipt"}));
    command->add_option("--data", options->dataPath, "JSON file with the document's values")->required();
    command->add_option("--job", options->job, "name of the job, repeated in the answer");
    command->add_option("--lang", options->language, "fa or en")->check(CLI::IsMember({"fa", "en"}));
    command->add_option("--width", options->width, "dots: 576 for 80 mm, 384 for 58 mm");
    command->add_flag("--json", options->json, "one JSON object on standard output");
    command->callback([options, &exitCode] { exitCode = runPrint(*options); });
}

} // namespace pishkhan::cli
