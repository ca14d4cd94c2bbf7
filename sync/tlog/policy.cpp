// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/policy.h"

#include <algorithm>

#include "sync/tlog/note_text.h"

namespace pishkhan::tlog {
namespace {

constexpr std::size_t maxPolicy = 256U << 10U;
constexpr std::string_view none = "none";

std::vector<std::string_view> wordsOf(std::string_view line)
{
    line = line.substr(0, line.find('#'));
    std::vector<std::string_view> words;
    for (;;) {
        const auto start = line.find_first_not_of(" \t\r");
        if (start == std::string_view::npos) {
            return words;
        }
        line.remove_prefix(start);
        const auto end = line.find_first_of(" \t\r");
        words.push_back(line.substr(0, end));
        line.remove_prefix(words.back().size());
    }
}

Error malformed(std::size_t line, const char* what)
{
    return makeError(ErrorKind::Protocol, "policy line " + std::to_string(line) + ": " + what, "tlog");
}

bool isDefined(const Policy& policy, std::string_view name)
{
    return std::any_of(policy.witnesses.begin(), policy.witnesses.end(),
                       [&](const PolicyWitness& w) { return w.name == name; }) ||
           std::any_of(policy.groups.begin(), policy.groups.end(),
                       [&](const PolicyGroup& g) { return g.name == name; });
}

Status addGroup(Policy& policy, std::span<const std::string_view> words, std::size_t line)
{
    PolicyGroup group{std::string(words[1]), 0, {}};
    for (const std::string_view member : words.subspan(3)) {
        const bool twice = std::find(group.members.begin(), group.members.end(), member) != group.members.end();
        if (!isDefined(policy, member) || twice) {
            return malformed(line, "a member is unknown or named twice");
        }
        group.members.emplace_back(member);
    }
    if (words[2] == "any") {
        group.needed = 1;
    } else if (words[2] == "all") {
        group.needed = group.members.size();
    } else {
        group.needed = TRY(parseDecimal(words[2]));
    }
    if (group.needed == 0 || group.needed > group.members.size()) {
        return malformed(line, "the group can never or always be reached");
    }
    policy.groups.push_back(std::move(group));
    return {};
}

Status addLine(Policy& policy, std::span<const std::string_view> words, std::size_t line)
{
    const bool names = words[0] == "witness" || words[0] == "group";
    if (names && words.size() >= 3 && (words[1] == none || isDefined(policy, words[1]))) {
        return malformed(line, "the name is taken");
    }
    if (words[0] == "log" && words.size() >= 2) {
        policy.logs.push_back(TRY(parseVkey(words[1])));
        return {};
    }
    if (words[0] == "witness" && words.size() >= 3) {
        VerifierKey key = TRY(parseVkey(words[2])); // not inside the braces: leaving them half-built would leak
        policy.witnesses.push_back({std::string(words[1]), std::move(key)});
        return {};
    }
    if (words[0] == "group" && words.size() >= 4) {
        return addGroup(policy, words, line);
    }
    if (words[0] == "quorum" && words.size() == 2 && policy.quorum.empty() &&
        (words[1] == none || isDefined(policy, words[1]))) {
        policy.quorum = words[1];
        return {};
    }
    return malformed(line, "not understood");
}

} // namespace

std::vector<VerifierKey> Policy::witnessKeys() const
{
    std::vector<VerifierKey> keys;
    for (const PolicyWitness& witness : witnesses) {
        keys.push_back(witness.key);
    }
    return keys;
}

bool Policy::accepts(std::span<const VerifiedSignature> signatures) const
{
    std::set<std::string, std::less<>> reached;
    for (const PolicyWitness& witness : witnesses) {
        const bool signedBy = std::any_of(signatures.begin(), signatures.end(), [&](const VerifiedSignature& s) {
            return s.name == witness.key.name && s.type == witness.key.type;
        });
        if (signedBy) {
            reached.insert(witness.name);
        }
    }
    for (const PolicyGroup& group : groups) { // members were defined before their group
        const auto count = std::count_if(group.members.begin(), group.members.end(),
                                         [&](const std::string& member) { return reached.count(member) > 0; });
        if (static_cast<std::size_t>(count) >= group.needed) {
            reached.insert(group.name);
        }
    }
    return quorum == none || reached.count(quorum) > 0;
}

Result<Policy> parsePolicy(std::string_view text)
{
    if (text.size() > maxPolicy) {
        return makeError(ErrorKind::Protocol, "the policy is too long", "tlog");
    }
    Policy policy;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const auto end = text.find('\n');
        const auto words = wordsOf(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!words.empty()) {
            TRY(addLine(policy, words, line));
        }
    }
    if (policy.quorum.empty()) {
        return makeError(ErrorKind::Protocol, "the policy names no quorum", "tlog");
    }
    return policy;
}

} // namespace pishkhan::tlog
