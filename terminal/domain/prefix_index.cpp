// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/prefix_index.h"

#include <algorithm>

#include "terminal/domain/persian_text.h"

namespace pishkhan::domain {

namespace {

std::string searchKey(std::string_view text)
{
    std::string key = matchKey(text);
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return key;
}

} // namespace

// A name is stored once as the joined keys of its words; every word start is a row into it, so a surname is found without its first name.
PrefixIndex::PrefixIndex(const std::vector<std::string>& texts) : m_count(texts.size())
{
    for (std::size_t entry = 0; entry < texts.size(); ++entry) {
        const std::string text = canonicalText(texts[entry]);
        std::vector<std::size_t> starts;
        const std::size_t begin = m_keys.size();
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t to = std::min(text.find(' ', from), text.size());
            starts.push_back(m_keys.size());
            m_keys += searchKey(std::string_view(text).substr(from, to - from));
            from = to + 1;
        }
        for (const std::size_t start : starts) {
            if (start < m_keys.size()) {
                m_rows.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(m_keys.size() - start),
                                  static_cast<std::uint32_t>(entry), start == begin});
            }
        }
    }
    std::sort(m_rows.begin(), m_rows.end(), [this](const Row& a, const Row& b) {
        const int order = key(a).compare(key(b));
        return order != 0 ? order < 0 : a.entry < b.entry;
    });
}

std::string_view PrefixIndex::key(const Row& row) const
{
    return std::string_view(m_keys).substr(row.offset, row.length);
}

std::vector<std::size_t> PrefixIndex::find(std::string_view prefix, std::size_t limit) const
{
    std::vector<std::size_t> found;
    const std::string wanted = searchKey(prefix);
    if (wanted.empty()) {
        return found;
    }
    const auto first = std::lower_bound(m_rows.begin(), m_rows.end(), wanted,
                                        [this](const Row& row, const std::string& text) { return key(row) < text; });
    for (const bool wholeName : {true, false}) {
        for (auto row = first; row != m_rows.end() && found.size() < limit; ++row) {
            if (key(*row).substr(0, wanted.size()) != wanted) {
                break;
            }
            if (row->wholeName == wholeName && std::find(found.begin(), found.end(), row->entry) == found.end()) {
                found.push_back(row->entry);
            }
        }
    }
    return found;
}

} // namespace pishkhan::domain
