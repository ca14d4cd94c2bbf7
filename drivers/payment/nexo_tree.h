// SPDX-License-Identifier: GPL-3.0-or-later
/// A nexo message without its dialect: named parts with texts or parts of their own. XML attributes, XML elements and JSON members are all
/// parts, so one reader serves both dialects. Made and read by nexo_messages, written and parsed by nexo_xml and nexo_json. Follows payment.md 9.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan::payment::nexo {

struct Tree {
    enum class Kind {
        Group,
        Attribute, ///< in XML an attribute, in JSON a string
        Number,    ///< an attribute whose JSON form is a number
        Flag,      ///< an attribute whose JSON form is true or false
        Element,   ///< text between XML tags; in JSON a string
    };

    std::string name;
    Kind kind = Kind::Group;
    std::string text;
    std::vector<Tree> parts;

    const Tree* find(std::string_view part) const; ///< the first of that name; null when there is none
    /// Along names, from here. A missing step gives an empty tree.
    const Tree& at(std::initializer_list<std::string_view> path) const;
    std::string_view value(std::string_view part) const; ///< text of that part; empty when absent
};

Tree group(std::string name, std::vector<Tree> parts);
Tree attribute(std::string name, std::string text);
Tree element(std::string name, std::string text);
Tree number(std::string name, std::int64_t value);
Tree flag(std::string name, bool value);

/// Errors of both readers: Protocol for anything but one well-formed message, for a document type (whoever sends entities is no
/// terminal), and for more than 24 levels or 4000 parts.
std::string toXml(const Tree& message);
Result<Tree> fromXml(std::string_view xml);
std::string toJson(const Tree& message);
Result<Tree> fromJson(std::string_view json);

} // namespace pishkhan::payment::nexo
