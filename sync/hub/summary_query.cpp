// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/queries.h"

namespace pishkhan::hub {
namespace {

constexpr std::int64_t hourMs = 60LL * 60 * 1000;

struct Question {
    Database& index;
    const Scope& scope;
    Instant from;
    Instant until;

    /// "SELECT <columns> FROM cases WHERE <scope> AND <column> in the day <tail>", ready to be stepped.
    Result<Statement> ask(const std::string& columns, const char* column, const char* tail) const
    {
        auto query = TRY(index.prepare("SELECT " + columns + " FROM cases WHERE " + scope.where() + " AND " + column +
                                       " >= ? AND " + column + " < ? " + tail));
        for (const std::string& value : scope.values()) {
            query.bind(value);
        }
        query.bind(from.ms).bind(until.ms);
        return query;
    }
};

Status countOpened(const Question& question, Summary& out)
{
    const std::string columns =
        "count(*), coalesce(sum(state = 'closed'), 0), coalesce(sum(state = 'cancelled'), 0), "
        "coalesce(sum(receipt_state IN ('owed', 'unknown')), 0), coalesce(sum(identity = 'deferred'), 0), "
        "coalesce(sum(tracking_code = '' AND state = 'awaiting-tracking-code'), 0), "
        "coalesce(sum(payment = 'paid'), 0), coalesce(sum(payment = 'not-paid'), 0), "
        "coalesce(sum(payment = 'unknown'), 0), coalesce(sum(payment = 'needs-operator'), 0), "
        "coalesce(sum(payment = 'conflict'), 0)";
    auto row = TRY(question.ask(columns, "opened_ms", ""));
    TRY(row.step());
    int column = 0;
    for (std::int64_t* value :
         {&out.cases, &out.closed, &out.cancelled, &out.receiptsOwed, &out.deferredInquiries, &out.awaitingTrackingCode,
          &out.paid, &out.notPaid, &out.unknown, &out.needsOperator, &out.conflict}) {
        *value = row.integer(column++);
    }
    out.open = out.cases - out.closed - out.cancelled;
    return {};
}

ServiceSums& serviceIn(Summary& out, const std::string& service, const std::string& title)
{
    for (ServiceSums& known : out.services) {
        if (known.service == service) {
            return known;
        }
    }
    return out.services.emplace_back(ServiceSums{service, title, 0, 0, 0, 0});
}

Status countServices(const Question& question, Summary& out)
{
    auto opened = TRY(question.ask("service, max(service_title), count(*), sum(state = 'closed')", "opened_ms",
                                   "GROUP BY service ORDER BY service"));
    while (TRY(opened.step())) {
        ServiceSums& sums = serviceIn(out, opened.text(0), opened.text(1));
        sums.cases = opened.integer(2);
        sums.closed = opened.integer(3);
    }
    auto paid = TRY(question.ask("service, max(service_title), count(*), sum(paid_amount)", "paid_ms",
                                 "GROUP BY service ORDER BY service"));
    while (TRY(paid.step())) {
        ServiceSums& sums = serviceIn(out, paid.text(0), paid.text(1));
        sums.paidCount = paid.integer(2);
        sums.paidAmount = paid.integer(3);
        out.paidCount += sums.paidCount;
        out.paidAmount += sums.paidAmount;
    }
    return {};
}

Status countHours(const Question& question, Summary& out)
{
    out.hours.assign(24, HourSums{});
    const auto hourOf = [&question](const char* column) {
        return "(" + std::string(column) + " - " + std::to_string(question.from.ms) + ") / " + std::to_string(hourMs);
    };
    auto opened = TRY(question.ask(hourOf("opened_ms") + " AS hour, count(*)", "opened_ms", "GROUP BY hour"));
    while (TRY(opened.step())) {
        out.hours.at(static_cast<std::size_t>(opened.integer(0)) % 24).cases = opened.integer(1);
    }
    auto paid = TRY(question.ask(hourOf("paid_ms") + " AS hour, sum(paid_amount)", "paid_ms", "GROUP BY hour"));
    while (TRY(paid.step())) {
        out.hours.at(static_cast<std::size_t>(paid.integer(0)) % 24).paidAmount = paid.integer(1);
    }
    return {};
}

} // namespace

Result<Summary> summarise(Database& index, const Scope& scope, Instant from, Instant until)
{
    const Question question{index, scope, from, until};
    Summary out;
    TRY(countOpened(question, out));
    TRY(countServices(question, out));
    TRY(countHours(question, out));
    return out;
}

} // namespace pishkhan::hub
