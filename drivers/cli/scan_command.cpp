// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/scan_command.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "drivers/document/camera_scanner.h"
#include "drivers/document/decode_child.h"
#include "drivers/document/decode_line.h"
#include "drivers/document/locked_bytes.h"
#include "drivers/document/sane_scanner.h"

namespace pishkhan::cli {

namespace {

using nlohmann::json;

struct Wish {
    std::vector<std::string> files;
    std::string decoder, sane, camera;
    std::vector<std::string> options;
    int seconds = 8;
    bool asJson = false;
};

/// The helpers stand beside this program.
std::string besideUs(const char* helper)
{
    std::error_code problem;
    const auto us = std::filesystem::read_symlink("/proc/self/exe", problem);
    return problem ? helper : (us.parent_path() / helper).string();
}

document::DecoderSettings decoderOf(const Wish& wish)
{
    return {wish.decoder, Milliseconds(1000 * wish.seconds)};
}

Result<ports::ScannedDocument> scanDevice(const Wish& wish)
{
    document::SaneSettings settings;
    settings.program = besideUs("pishkhan-sane");
    settings.device = wish.sane;
    settings.options = wish.options;
    const char* configuration = std::getenv("SANE_CONFIG_DIR");
    settings.configuration = configuration == nullptr ? "" : configuration;
    settings.decoder = decoderOf(wish);
    return document::SaneScanner(std::move(settings)).read({});
}

Result<ports::ScannedDocument> scanCamera(const Wish& wish)
{
    document::CameraSettings settings;
    settings.program = besideUs("pishkhan-camera");
    settings.device = wish.camera;
    settings.options = wish.options;
    settings.decoder = decoderOf(wish);
    return document::CameraScanner(std::move(settings)).read({});
}

Result<ports::ScannedDocument> scanFile(const Wish& wish, const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return makeError(ErrorKind::Storage, "the file cannot be opened", "scan", errno);
    }
    const auto picture = document::LockedBytes::readAll(file);
    ::close(file);
    if (!picture) {
        return picture.error();
    }
    return document::decodePicture(decoderOf(wish), picture->bytes(), {});
}

/// The contract's shape: values by name, and how far each can be trusted by the same name.
json toJson(const std::string& path, const ports::ScannedDocument& document)
{
    json fields = json::object();
    json checks = json::object();
    for (const auto& field : document.fields) {
        fields[field.name] = field.value;
        checks[field.name] = {{"proof", document::name(field.proof)}, {"confidence", field.confidence}};
    }
    json barcodes = json::array();
    for (const auto& code : document.barcodes) {
        barcodes.push_back(json{{"format", code.format}, {"text", code.text}});
    }
    return {{"file", path},
            {"document", {{"kind", document.kind}, {"fields", fields}, {"checks", checks}}},
            {"barcodes", barcodes},
            {"mrz", document.mrz.empty() ? json() : json(document.mrz)},
            {"advice", document.advice},
            {"ms", document.milliseconds}};
}

void printForPeople(const std::string& path, const ports::ScannedDocument& document)
{
    std::printf("%s: %s, %d ms\n", path.c_str(), document.kind.c_str(), document.milliseconds);
    for (const auto& field : document.fields) {
        std::printf("  %-14s %s  (%s, %d %%)\n", field.name.c_str(), field.value.c_str(), document::name(field.proof),
                    field.confidence);
    }
    for (const auto& word : document.advice) {
        std::printf("  advice: %s\n", word.c_str());
    }
}

/// Whether it was read.
bool tell(const Wish& wish, const std::string& from, const Result<ports::ScannedDocument>& read)
{
    if (!read) {
        std::fprintf(stderr, "pishkhan-device scan: %s: %s: %s\n", from.c_str(), name(read.error().kind),
                     read.error().what.c_str());
        return false;
    }
    if (wish.asJson) {
        std::printf("%s\n", toJson(from, *read).dump(-1, ' ', false, json::error_handler_t::replace).c_str());
    } else {
        printForPeople(from, *read);
    }
    return true;
}

int scan(const Wish& wish)
{
    if (int{!wish.files.empty()} + int{!wish.sane.empty()} + int{!wish.camera.empty()} != 1) {
        std::fprintf(stderr,
                     "pishkhan-device scan: give files, --sane with a scanner's name, or --camera with its node\n");
        return 2;
    }
    bool good = true;
    for (const std::string& path : wish.files) {
        good = tell(wish, path, scanFile(wish, path)) && good;
    }
    if (!wish.sane.empty()) {
        good = tell(wish, wish.sane, scanDevice(wish));
    }
    if (!wish.camera.empty()) {
        good = tell(wish, wish.camera, scanCamera(wish));
    }
    return good ? 0 : 1;
}

} // namespace

void addScanCommand(CLI::App& app, int& exitCode)
{
    auto wish = std::make_shared<Wish>();
    wish->decoder = besideUs("pishkhan-decode");
    CLI::App* command = app.add_subcommand("scan", "Read documents in pictures; the pictures are not kept.");
    command->add_option("FILE", wish->files, "JPEG, PNG or TIFF");
    command->add_option("--sane", wish->sane, "a scanner, by SANE's name: test:0");
    command->add_option("--camera", wish->camera, "a document camera: /dev/video0, /dev/v4l/by-id/…");
    command->add_option("--option", wish->options, "of the scanner, NAME=VALUE: source, resolution; may be repeated");
    command->add_flag("--json", wish->asJson, "one JSON object per file on standard output");
    command->add_option("--decoder", wish->decoder, "path of pishkhan-decode");
    command->add_option("--time-limit", wish->seconds, "seconds per picture")->check(CLI::Range(1, 600));
    command->callback([wish, &exitCode] { exitCode = scan(*wish); });
}

} // namespace pishkhan::cli
