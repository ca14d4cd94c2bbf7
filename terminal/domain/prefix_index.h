// SPDX-License-Identifier: GPL-3.0-or-later
/// Prefix search over names and services that answers while a clerk types: sorted match keys of every word start,
/// binary search. Built once per list by the search of the app; immutable afterwards.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pishkhan::domain {

class PrefixIndex {
public:
    /// Entry i of `texts` answers as number i.
    explicit PrefixIndex(const std::vector<std::string>& texts);

    /// Numbers of entries with a word (or run of words) that starts with the prefix, whole-name starts first, then by
    /// key. Latin letters match in either case. An empty prefix finds nothing.
    std::vector<std::size_t> find(std::string_view prefix, std::size_t limit) const;
    std::size_t size() const { return m_count; }

private:
    struct Row {
        std::uint32_t offset; ///< into m_keys
        std::uint32_t length;
        std::uint32_t entry;
        bool wholeName;
    };
    std::string_view key(const Row& row) const;

    std::string m_keys;
    std::vector<Row> m_rows; ///< ascending by key
    std::size_t m_count = 0;
};

} // namespace pishkhan::domain
