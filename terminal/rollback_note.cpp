// SPDX-License-Identifier: GPL-3.0-or-later
// RollbackNote as text.
#include <nlohmann/json.hpp>

#include "terminal/books_epoch.h"

namespace pishkhan {
namespace {

using Json = nlohmann::json;

constexpr std::size_t mostRows = 1000;
constexpr std::uint64_t largestNumber = INT64_MAX;

bool readText(const Json& from, const char* name, std::string& out)
{
    const auto found = from.find(name);
    const bool good = found != from.end() && found->is_string();
    out = good ? found->get<std::string>() : std::string();
    return good && out.size() <= 200;
}

template <typename Number> bool readNumber(const Json& from, const char* name, Number& out, std::uint64_t most)
{
    const auto found = from.find(name);
    const bool good = found != from.end() && found->is_number_unsigned() && found->get<std::uint64_t>() <= most;
    out = good ? static_cast<Number>(found->get<std::uint64_t>()) : Number{};
    return good;
}

} // namespace

std::string toText(const RollbackNote& note)
{
    Json rows = Json::array();
    for (const auto& row : note.missing) {
        rows.push_back({{"epoch", row.epoch}, {"sequence", row.sequence}, {"row", row.row}, {"about", row.about}});
    }
    return Json({{"source", note.source},
                 {"knownEpoch", note.knownEpoch},
                 {"foundEpoch", note.foundEpoch},
                 {"knownSequence", note.knownSequence},
                 {"foundSequence", note.foundSequence},
                 {"knownHead", note.knownHead},
                 {"foundHead", note.foundHead},
                 {"missing", std::move(rows)}})
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<RollbackNote> rollbackNoteFrom(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    RollbackNote note;
    bool good = json.is_object() && readText(json, "source", note.source) &&
                readNumber(json, "knownEpoch", note.knownEpoch, 1'000'000) &&
                readNumber(json, "foundEpoch", note.foundEpoch, 1'000'000) &&
                readNumber(json, "knownSequence", note.knownSequence, largestNumber) &&
                readNumber(json, "foundSequence", note.foundSequence, largestNumber) &&
                readText(json, "knownHead", note.knownHead) && readText(json, "foundHead", note.foundHead);
    const auto rows = good ? json.find("missing") : json.end();
    good = good && rows != json.end() && rows->is_array() && rows->size() <= mostRows;
    for (std::size_t i = 0; good && i < rows->size(); ++i) {
        domain::counter::event::MissingListed row;
        const Json& from = (*rows)[i];
        good = from.is_object() && readNumber(from, "epoch", row.epoch, 1'000'000) &&
               readNumber(from, "sequence", row.sequence, largestNumber) && readText(from, "row", row.row) &&
               readText(from, "about", row.about);
        note.missing.push_back(std::move(row));
    }
    if (!good) {
        return makeError(ErrorKind::Integrity, "the note about the restored copy is damaged", "books");
    }
    return note;
}

} // namespace pishkhan
