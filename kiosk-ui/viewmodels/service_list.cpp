// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/service_list.h"

#include <algorithm>

#include "kiosk-ui/viewmodels/messages.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"
#include "terminal/domain/fee.h"

namespace pishkhan::kiosk_ui {
namespace {

constexpr std::size_t recentShown = 5;

std::optional<Rials> priceOf(const catalogue::ServiceSheet& sheet, const app::Desk& desk)
{
    const auto lines = domain::computeFees(sheet.tariff, desk.office().provinceClass, domain::toJalali(desk.now()));
    const auto total = lines ? domain::totalOf(*lines) : Result<Rials>(lines.error());
    return total ? std::optional(*total) : std::nullopt;
}

} // namespace

QString priceText(const catalogue::ServiceSheet& sheet, const app::Desk& desk)
{
    const auto total = priceOf(sheet, desk);
    if (!total) {
        return {};
    }
    return total->count() == 0 ? QStringLiteral("بدون هزینه") : plainText(domain::formatRials(*total));
}

ServiceList::ServiceList(app::Desk& desk, QObject* parent) : QAbstractListModel(parent), m_desk(desk) {}

std::vector<std::string> ServiceList::recentCodes() const
{
    std::vector<const domain::counter::Case*> cases;
    for (const auto& [id, one] : m_desk.state().cases) {
        cases.push_back(&one);
    }
    std::stable_sort(cases.begin(), cases.end(),
                     [](const auto* a, const auto* b) { return a->openedAt > b->openedAt; });
    std::vector<std::string> codes;
    for (const auto* one : cases) {
        if (codes.size() < recentShown && std::find(codes.begin(), codes.end(), one->service) == codes.end()) {
            codes.push_back(one->service);
        }
    }
    return codes;
}

void ServiceList::find(const std::string& query)
{
    beginResetModel();
    m_found.clear();
    m_recent = recentCodes();
    if (m_desk.catalogue() != nullptr) {
        m_found = catalogue::findServices(*m_desk.catalogue(), query);
    }
    if (query.empty()) {
        const auto rank = [this](const catalogue::ServiceSheet* sheet) {
            return std::find(m_recent.begin(), m_recent.end(), sheet->code) - m_recent.begin();
        };
        std::stable_sort(m_found.begin(), m_found.end(),
                         [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    }
    endResetModel();
}

const catalogue::ServiceSheet* ServiceList::at(int row) const
{
    return row >= 0 && row < rowCount() ? m_found[static_cast<std::size_t>(row)] : nullptr;
}

int ServiceList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QString ServiceList::refusal(const catalogue::ServiceSheet& sheet) const
{
    const domain::JalaliDate today = domain::toJalali(m_desk.now());
    if (!catalogue::isInForce(sheet, today)) {
        return plainText(messageFor("sheet-expired").happened);
    }
    if (!catalogue::isDelegated(sheet, today)) {
        return plainText(messageFor("not-delegated").happened);
    }
    return closedGate(sheet) ? QStringLiteral("اکنون باز نمی‌شود؛ علت بالای صفحه است.")
                             : QString();
}

/// The reason itself stands above every screen; here it is enough to say that the button would refuse.
bool ServiceList::closedGate(const catalogue::ServiceSheet& sheet) const
{
    const auto& gates = m_desk.activity().gates;
    return std::any_of(gates.begin(), gates.end(), [&](const domain::GateView& gate) {
        const bool always = gate.gate == domain::Gate::Disk;
        return gate.state == domain::GateState::Closed && (always || priceOf(sheet, m_desk) != Rials(0));
    });
}

QVariant ServiceList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const catalogue::ServiceSheet& sheet = *m_found[static_cast<std::size_t>(index.row())];
    switch (role) {
    case CodeRole: return persianText(sheet.code);
    case TitleRole: return persianText(sheet.title);
    case AgencyRole: return persianText(sheet.agencyTitle);
    case DurationRole: return persianText(sheet.expectedDuration);
    case PriceRole: return priceText(sheet, m_desk);
    case RecentRole: return std::find(m_recent.begin(), m_recent.end(), sheet.code) != m_recent.end();
    case RefusalRole: return refusal(sheet);
    default: return {};
    }
}

QHash<int, QByteArray> ServiceList::roleNames() const
{
    return {{CodeRole, "code"},   {TitleRole, "title"},   {AgencyRole, "agency"},  {DurationRole, "duration"},
            {PriceRole, "price"}, {RecentRole, "recent"}, {RefusalRole, "refusal"}};
}

} // namespace pishkhan::kiosk_ui
