// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/static_files.h"

#include <array>
#include <string_view>
#include <utility>

#include "sync/hub/answers.h"
#include "terminal/base/files.h"

namespace pishkhan::hub {
namespace {

constexpr std::size_t largestFile = 16U << 20U;

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> types = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view typeOf(std::string_view path)
{
    for (const auto& [ending, type] : types) {
        if (path.ends_with(ending)) {
            return type;
        }
    }
    return "application/octet-stream";
}

} // namespace

HttpAnswer staticAnswer(const std::string& folder, const RequestTarget& target)
{
    if (folder.empty()) {
        return errorAnswer("not-found");
    }
    std::string path;
    for (const std::string& segment : target.segments) {
        if (segment.front() == '.') {
            return errorAnswer("not-found");
        }
        path += "/" + segment;
    }
    // An address without a file's ending belongs to the page's own router.
    const bool isPage = target.segments.empty() || target.segments.back().find('.') == std::string::npos;
    if (isPage) {
        path = "/index.html";
    }
    const auto bytes = readFile(folder + path, largestFile);
    if (!bytes) {
        return errorAnswer("not-found");
    }
    // The build puts a digest into the names below assets/, so those never change.
    const bool isFixed = path.starts_with("/assets/");
    HttpAnswer answer{200,
                      std::string(typeOf(path)),
                      std::string(text(*bytes)),
                      {{"Cache-Control", isFixed ? "public, max-age=31536000, immutable" : "no-cache"}}};
    addPageHeaders(answer);
    return answer;
}

} // namespace pishkhan::hub
