// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/layout_block.h"

#include <array>
#include <optional>

namespace pishkhan::templates {
namespace {

constexpr std::size_t maxBlocks = 2000;
constexpr std::size_t maxCells = 8;
constexpr std::size_t maxCellBytes = 4096;

struct KindName {
    std::string_view name;
    BlockKind kind;
};

constexpr std::array<KindName, 23> kindNames = {{
    {"hatch", BlockKind::Hatch},     {"banner", BlockKind::Banner},   {"brand", BlockKind::Brand},
    {"center", BlockKind::Center},   {"title", BlockKind::Title},     {"heading", BlockKind::Heading},
    {"rule", BlockKind::Rule},       {"row", BlockKind::Row},         {"grid", BlockKind::Grid},
    {"item", BlockKind::Item},       {"note", BlockKind::Note},       {"total", BlockKind::Total},
    {"words", BlockKind::Words},     {"status", BlockKind::Status},   {"code", BlockKind::Code},
    {"pending", BlockKind::Pending}, {"qr", BlockKind::Qr},           {"paragraph", BlockKind::Paragraph},
    {"small", BlockKind::Small},     {"chapter", BlockKind::Chapter}, {"step", BlockKind::Step},
    {"proof", BlockKind::Proof},     {"seal", BlockKind::Seal},
}};

std::optional<BlockKind> kindOf(std::string_view word)
{
    for (const KindName& entry : kindNames) {
        if (entry.name == word) {
            return entry.kind;
        }
    }
    return std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

/// Cut the next piece before `separator` off `rest`.
std::string_view nextPiece(std::string_view& rest, char separator)
{
    const std::size_t at = rest.find(separator);
    const std::string_view piece = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return piece;
}

Error broken(std::size_t line, const char* why)
{
    return makeError(ErrorKind::InvalidInput, "template line " + std::to_string(line) + ": " + why,
                     "printer-templates");
}

Result<LayoutBlock> parseBlock(std::string_view line, std::size_t number)
{
    const std::size_t colon = line.find(':');
    const auto kind = colon == std::string_view::npos ? std::nullopt : kindOf(trimmed(line.substr(0, colon)));
    if (!kind) {
        return broken(number, "does not begin with a known block name");
    }
    LayoutBlock block{*kind, {}};
    std::string_view rest = line.substr(colon + 1);
    while (!rest.empty()) {
        const std::string_view cell = trimmed(nextPiece(rest, '|'));
        if (cell.size() > maxCellBytes) {
            return broken(number, "text is too long");
        }
        block.cells.push_back(QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())));
    }
    if (block.cells.size() > maxCells) {
        return broken(number, "has too many cells");
    }
    return block;
}

} // namespace

Result<std::vector<LayoutBlock>> parseBlocks(std::string_view filledTemplate)
{
    std::vector<LayoutBlock> blocks;
    std::size_t number = 0;
    while (!filledTemplate.empty()) {
        const std::string_view line = trimmed(nextPiece(filledTemplate, '\n'));
        ++number;
        if (line.empty()) {
            continue;
        }
        if (blocks.size() == maxBlocks) {
            return broken(number, "the document is too long");
        }
        blocks.push_back(TRY(parseBlock(line, number)));
    }
    return blocks;
}

} // namespace pishkhan::templates
