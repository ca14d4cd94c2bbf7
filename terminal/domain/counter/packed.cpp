// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/counter/packed.h"

#include <charconv>

namespace pishkhan::domain::counter {
namespace {

using Row = std::vector<std::string>;

void packColumn(std::string& out, std::string_view value, char end)
{
    for (const char c : value) {
        switch (c) {
        case '\\': out += "\\\\"; break;
        case '\t': out += "\\t"; break;
        case '\n': out += "\\n"; break;
        default: out += c;
        }
    }
    out += end;
}

std::string packRows(const std::vector<Row>& rows)
{
    std::string out;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            packColumn(out, row[i], i + 1 == row.size() ? '\n' : '\t');
        }
    }
    return out;
}

Result<std::vector<Row>> unpackRows(std::string_view text, std::size_t columns)
{
    const auto wrong = [] { return makeError(ErrorKind::InvalidInput, "packed list is malformed", "counter"); };
    std::vector<Row> rows;
    Row row;
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\') {
            const char next = ++i < text.size() ? text[i] : '\0';
            if (next != '\\' && next != 't' && next != 'n') {
                return wrong();
            }
            value += next == 't' ? '\t' : next == 'n' ? '\n' : '\\';
        } else if (c == '\t' || c == '\n') {
            row.push_back(std::move(value));
            value.clear();
            if (c == '\n') {
                if (row.size() != columns) {
                    return wrong();
                }
                rows.push_back(std::move(row));
                row.clear();
            }
        } else {
            value += c;
        }
    }
    if (!row.empty() || !value.empty()) {
        return wrong();
    }
    return rows;
}

Result<Rials> amountOf(const std::string& text)
{
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size()) {
        return makeError(ErrorKind::InvalidInput, "packed amount is malformed", "counter");
    }
    return Rials(count);
}

} // namespace

std::string packFields(const Fields& fields)
{
    std::vector<Row> rows;
    for (const Field& field : fields) {
        rows.push_back({field.name, field.value});
    }
    return packRows(rows);
}

Result<Fields> unpackFields(std::string_view text)
{
    Fields fields;
    for (const Row& row : TRY(unpackRows(text, 2))) {
        fields.push_back({row[0], row[1]});
    }
    return fields;
}

std::string packFeeLines(const std::vector<FeeLine>& lines)
{
    std::vector<Row> rows;
    for (const FeeLine& line : lines) {
        rows.push_back({line.title, line.payee, line.depositId, std::to_string(line.net.count()),
                        std::to_string(line.vat.count()), std::to_string(line.gross.count())});
    }
    return packRows(rows);
}

Result<std::vector<FeeLine>> unpackFeeLines(std::string_view text)
{
    std::vector<FeeLine> lines;
    for (const Row& row : TRY(unpackRows(text, 6))) {
        FeeLine line;
        line.title = row[0];
        line.payee = row[1];
        line.depositId = row[2];
        line.net = TRY(amountOf(row[3]));
        line.vat = TRY(amountOf(row[4]));
        line.gross = TRY(amountOf(row[5]));
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace pishkhan::domain::counter
