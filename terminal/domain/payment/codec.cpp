// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/payment/codec.h"

#include "terminal/domain/payment/fact_text.h"

namespace pishkhan::domain::payment {

std::string_view kindOf(const Event& what)
{
    return std::visit([]<typename Fact>(const Fact& /*fact*/) { return Fact::kind; }, what);
}

Fields encode(const Event& what)
{
    return fact_text::encode(what);
}

Result<Event> decode(std::string_view kind, const Fields& fields)
{
    return fact_text::decode<Event>(kind, fields, "payment");
}

} // namespace pishkhan::domain::payment
