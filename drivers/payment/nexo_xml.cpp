// SPDX-License-Identifier: GPL-3.0-or-later
#include <pugixml.hpp>

#include "drivers/payment/nexo_tree.h"

namespace pishkhan::payment::nexo {
namespace {

constexpr int deepest = 24;
constexpr int mostParts = 4000;

Error wrong(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "nexo");
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

bool isBetweenTags(const Tree& part)
{
    return part.kind == Tree::Kind::Group || part.kind == Tree::Kind::Element;
}

void write(const Tree& part, std::string& out)
{
    out += "<" + part.name;
    bool empty = part.text.empty();
    for (const Tree& inner : part.parts) {
        if (isBetweenTags(inner)) {
            empty = false;
        } else {
            out += " " + inner.name + "=\"" + escaped(inner.text) + "\"";
        }
    }
    if (empty) {
        out += "/>";
        return;
    }
    out += ">" + escaped(part.text);
    for (const Tree& inner : part.parts) {
        if (isBetweenTags(inner)) {
            write(inner, out);
        }
    }
    out += "</" + part.name + ">";
}

/// `left` counts down the parts that may still come.
Status read(const pugi::xml_node& from, Tree& to, int depth, int& left)
{
    if (depth > deepest || --left < 0) {
        return wrong("too deep or too many parts");
    }
    to.name = from.name();
    to.text = from.text().get();
    for (const pugi::xml_attribute& one : from.attributes()) {
        if (--left < 0) {
            return wrong("too many parts");
        }
        to.parts.push_back(attribute(one.name(), one.value()));
    }
    for (const pugi::xml_node& one : from.children()) {
        if (one.type() == pugi::node_element) {
            to.parts.emplace_back();
            TRY(read(one, to.parts.back(), depth + 1, left));
        }
    }
    return {};
}

} // namespace

std::string toXml(const Tree& message)
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    write(message, out);
    return out;
}

Result<Tree> fromXml(std::string_view xml)
{
    pugi::xml_document document; // knows no entities but the five of XML and characters by number
    constexpr unsigned how = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_eol | pugi::parse_doctype;
    const auto parsed = document.load_buffer(xml.data(), xml.size(), how, pugi::encoding_utf8);
    if (!parsed) {
        return wrong("no well-formed XML");
    }
    pugi::xml_node root;
    for (const pugi::xml_node& one : document.children()) {
        if (one.type() != pugi::node_element || root) {
            return wrong("more than one message");
        }
        root = one;
    }
    Tree out;
    int left = mostParts;
    TRY(read(root, out, 1, left));
    return out;
}

} // namespace pishkhan::payment::nexo
