// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/nexo_tree.h"

#include <algorithm>

namespace pishkhan::payment::nexo {

const Tree* Tree::find(std::string_view part) const
{
    const auto found = std::find_if(parts.begin(), parts.end(), [part](const Tree& one) { return one.name == part; });
    return found == parts.end() ? nullptr : &*found;
}

const Tree& Tree::at(std::initializer_list<std::string_view> path) const
{
    static const Tree nothing;
    const Tree* here = this;
    for (const std::string_view step : path) {
        here = here->find(step);
        if (here == nullptr) {
            return nothing;
        }
    }
    return *here;
}

std::string_view Tree::value(std::string_view part) const
{
    const Tree* const found = find(part);
    return found == nullptr ? std::string_view() : std::string_view(found->text);
}

Tree group(std::string name, std::vector<Tree> parts)
{
    return {std::move(name), Tree::Kind::Group, {}, std::move(parts)};
}

Tree attribute(std::string name, std::string text)
{
    return {std::move(name), Tree::Kind::Attribute, std::move(text), {}};
}

Tree element(std::string name, std::string text)
{
    return {std::move(name), Tree::Kind::Element, std::move(text), {}};
}

Tree number(std::string name, std::int64_t value)
{
    return {std::move(name), Tree::Kind::Number, std::to_string(value), {}};
}

Tree flag(std::string name, bool value)
{
    return {std::move(name), Tree::Kind::Flag, value ? "true" : "false", {}};
}

} // namespace pishkhan::payment::nexo
