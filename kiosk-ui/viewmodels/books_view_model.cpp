// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/books_view_model.h"

#include <algorithm>
#include <utility>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::kiosk_ui {
namespace {

QString subjectText(const std::string& subject)
{
    if (subject == "correction") {
        return QStringLiteral("پیشنهاد تصحیح");
    }
    if (subject == "session-request") {
        return QStringLiteral("درخواست نشست پشتیبانی");
    }
    return subject == "session" ? QStringLiteral("گزارش پشتیبانی") : QStringLiteral("اعلان");
}

/// Who asks and why is the signer's text; how long, and what may be seen, is ours.
QString consentText(const ports::Proposal& one, Instant now)
{
    const Instant until = one.expires.ms > 0 ? std::min(one.expires, one.certifiedTo) : one.certifiedTo;
    const std::int64_t minutes = std::clamp<std::int64_t>((until - now).count() / 60000, 0, 60);
    return QStringLiteral("\nاگر بپذیرید، تا ") + countText(minutes) +
           QStringLiteral(
               " دقیقه فقط می‌بیند: وضعیت دستگاه‌ها، طول صف، خودآزمایی و شمارهٔ رویدادهای برنامه. نام و "
               "پروندهٔ هیچ شهروندی و هیچ پولی را نمی‌بیند و چیزی نمی‌نویسد. هر نگاه او ثبت و همین‌جا "
               "نشان داده می‌شود و با «پایان» همان دم تمام است.");
}

QVariantMap shownWork(const domain::counter::CarriedWork& one)
{
    const Message& message = messageFor("carried-" + one.row);
    const QString title = one.title.empty() ? QString() : QStringLiteral(" · ") + persianText(one.title);
    return {{QStringLiteral("kind"), QStringLiteral("work")},
            {QStringLiteral("kindWord"), QStringLiteral("کار مانده")},
            {QStringLiteral("signer"), QString()},
            {QStringLiteral("title"), plainText(message.happened) + title},
            {QStringLiteral("about"), codeText(one.about)},
            {QStringLiteral("amount"), one.amount == Rials(0)
                                           ? QString()
                                           : QStringLiteral("\u200f") + plainText(domain::formatRials(one.amount))},
            {QStringLiteral("text"), plainText(message.safe) + QStringLiteral(" ") + plainText(message.toDo)},
            {QStringLiteral("issued"), QString()},
            {QStringLiteral("expired"), false}};
}

QVariantMap shownFinding(const domain::counter::TerminalFinding& one)
{
    const Message& message = messageFor("finding-" + one.cause);
    const QString trace = one.trace.empty() ? QString() : QStringLiteral("شمارهٔ پیگیری ") + codeText(one.trace);
    const QString card =
        one.maskedPan.empty() ? QString() : QStringLiteral(" · کارت ") + plainText(domain::isolateLtr(one.maskedPan));
    return {{QStringLiteral("kind"), QStringLiteral("finding")},
            {QStringLiteral("kindWord"), QStringLiteral("کارتخوان")},
            {QStringLiteral("signer"), QString()},
            {QStringLiteral("title"), plainText(message.happened)},
            {QStringLiteral("about"), trace + card},
            {QStringLiteral("amount"), QStringLiteral("\u200f") + plainText(domain::formatRials(one.amount))},
            {QStringLiteral("text"), plainText(message.safe) + QStringLiteral(" ") + plainText(message.toDo)},
            {QStringLiteral("issued"), codeText(domain::formatJalaliDateTime(one.at))},
            {QStringLiteral("expired"), false}};
}

QVariantMap shownProposal(const ports::Proposal& one, Instant now)
{
    const bool asks = one.subject == "session-request";
    const bool support = one.signer.kind == ActorKind::Support;
    return {{QStringLiteral("kind"), support ? QStringLiteral("support") : QStringLiteral("central")},
            {QStringLiteral("kindWord"), support ? QStringLiteral("پشتیبانی") : QStringLiteral("مرکز")},
            {QStringLiteral("signer"), codeText(one.signer.id)},
            {QStringLiteral("title"), subjectText(one.subject)},
            {QStringLiteral("about"), codeText(one.about)},
            {QStringLiteral("amount"), one.amount == Rials(0)
                                           ? QString()
                                           : QStringLiteral("\u200f") + plainText(domain::formatRials(one.amount))},
            {QStringLiteral("text"), persianText(one.text) + (asks ? consentText(one, now) : QString())},
            {QStringLiteral("issued"), codeText(domain::formatJalaliDateTime(one.issued))},
            {QStringLiteral("expired"), one.expires.ms > 0 && now > one.expires}};
}

QString sizeText(std::uint64_t bytes)
{
    constexpr std::uint64_t gigabyte = std::uint64_t{1} << 30U;
    const bool big = bytes >= gigabyte;
    const auto count = static_cast<std::int64_t>(bytes / (big ? gigabyte : gigabyte >> 10U));
    return countText(count) + (big ? QStringLiteral(" گیگابایت خالی") : QStringLiteral(" مگابایت خالی"));
}

} // namespace

bool BooksViewModel::isManager() const
{
    const auto& session = desk().state().session;
    return session && session->role == catalogue::name(catalogue::Role::Manager);
}

void BooksViewModel::enter()
{
    ScreenViewModel::enter();
    m_answer = m_copy = m_seen = Intent::Armed;
    m_selected = m_place = 0;
    m_reason.clear();
    m_advice.clear();
    Q_EMIT changed();
}

QVariantList BooksViewModel::proposals() const
{
    QVariantList out;
    for (const ports::Proposal& one : desk().books().openProposals()) {
        out.push_back(shownProposal(one, desk().now()));
    }
    for (const domain::counter::CarriedWork& one : work()) {
        out.push_back(shownWork(one));
    }
    for (const domain::counter::TerminalFinding& one : terminalFindings()) {
        out.push_back(shownFinding(one));
    }
    return out;
}

std::vector<domain::counter::CarriedWork> BooksViewModel::work() const
{
    const auto& found = desk().state().continuation;
    return found ? found->open : std::vector<domain::counter::CarriedWork>();
}

std::vector<domain::counter::TerminalFinding> BooksViewModel::terminalFindings() const
{
    std::vector<domain::counter::TerminalFinding> open = desk().state().day.findings;
    std::erase_if(open, [](const auto& one) { return !one.verdict.empty(); });
    return open;
}

bool BooksViewModel::isWork() const
{
    return selected() >= static_cast<int>(desk().books().openProposals().size()) && !isFinding();
}

bool BooksViewModel::isFinding() const
{
    return selected() >= static_cast<int>(desk().books().openProposals().size() + work().size());
}

QString BooksViewModel::continuedLine() const
{
    const auto& found = desk().state().continuation;
    return !found ? QString()
                  : QStringLiteral("این دستگاه دفتر دستگاه پیشین را از ردیف ") + countText(found->oldSequence) +
                        QStringLiteral(" ادامه می‌دهد. آنچه در دستگاه پیشین پس از ") +
                        codeText(domain::formatJalaliDateTime(found->knownUntil)) +
                        QStringLiteral(" نوشته شده شاید اینجا نباشد؛ با رسیدها و کارتخوان مقایسه کنید.");
}

QVariantList BooksViewModel::supportActs() const
{
    QVariantList out;
    const auto& session = desk().state().support;
    for (std::size_t i = session ? session->acts.size() : 0; i > 0; --i) {
        const auto& one = session->acts[i - 1];
        out.push_back(QVariantMap{{QStringLiteral("what"), plainText(messageFor("support-act-" + one.what).happened)},
                                  {QStringLiteral("answer"), persianText(one.answer)},
                                  {QStringLiteral("at"), codeText(domain::formatJalaliDateTime(one.at))}});
    }
    return out;
}

void BooksViewModel::endSupport()
{
    settled(desk().books().endSupport(), m_answer);
    m_answer = Intent::Armed;
}

int BooksViewModel::selected() const
{
    const std::size_t all = desk().books().openProposals().size() + work().size() + terminalFindings().size();
    return m_selected < static_cast<int>(all) ? m_selected : -1;
}

void BooksViewModel::setSelected(int row)
{
    m_selected = std::max(0, row);
    m_answer = Intent::Armed;
    Q_EMIT changed();
}

QString BooksViewModel::refusedLine() const
{
    const std::int64_t count = desk().books().refusedProposals();
    return count == 0 ? QString()
                      : countText(count) + QStringLiteral(" نوشته با امضای نادرست رسید و کنار گذاشته شد. چیزی در دفتر "
                                                          "دگرگون نشد؛ به ناظر خبر دهید.");
}

void BooksViewModel::setReason(const QString& typed)
{
    m_reason = typed;
    m_answer = m_seen = Intent::Armed;
}

bool BooksViewModel::spend(Intent& intent)
{
    return std::exchange(intent, Intent::Spent) == Intent::Armed;
}

bool BooksViewModel::settled(const Status& done, Intent& intent)
{
    m_advice.clear();
    if (done) {
        m_reason.clear();
    } else {
        const Message& message = messageFor(done.error());
        m_advice = plainText(message.happened) + QStringLiteral(" ") + plainText(message.toDo);
        intent = Intent::Armed;
    }
    Q_EMIT changed();
    return done.has_value();
}

void BooksViewModel::answer(app::ProposalAnswer how)
{
    const auto open = desk().books().openProposals();
    const int row = selected();
    if (row < 0 || !spend(m_answer)) {
        return;
    }
    const std::string why = domain::canonicalText(m_reason.toStdString());
    if (isFinding()) {
        const std::size_t before = open.size() + work().size();
        answerFinding(terminalFindings()[static_cast<std::size_t>(row) - before], how, why);
        return;
    }
    if (isWork()) {
        const auto piece = work()[static_cast<std::size_t>(row) - open.size()];
        settled(desk().books().settleWork(piece.row, piece.about, why), m_answer);
        return;
    }
    const ports::Proposal& one = open[static_cast<std::size_t>(row)];
    if (settled(desk().books().answerProposal(one.signer.id, one.id, how, why), m_answer)) {
        m_selected = -1;
        Q_EMIT changed();
    }
}

void BooksViewModel::answerFinding(const domain::counter::TerminalFinding& one, app::ProposalAnswer how,
                                   const std::string& why)
{
    const auto answer = how == app::ProposalAnswer::Dispute ? app::FindingAnswer::Dispute : app::FindingAnswer::Explain;
    settled(desk().books().settleFinding(one.number, answer, why), m_answer);
}

void BooksViewModel::accept()
{
    answer(app::ProposalAnswer::Accept);
}
void BooksViewModel::dispute()
{
    answer(app::ProposalAnswer::Dispute);
}

void BooksViewModel::acknowledge()
{
    if (isAlarm() && spend(m_seen)) {
        settled(desk().books().acknowledgeAlarm(domain::canonicalText(m_reason.toStdString())), m_seen);
    }
}

QVariantList BooksViewModel::places() const
{
    QVariantList out;
    for (const ports::CopyPlace& one : desk().books().copyPlaces()) {
        const QString title = one.removable
                                  ? QStringLiteral("حافظهٔ همراه «") + persianText(one.label) + QStringLiteral("»")
                                  : QStringLiteral("پوشهٔ رونوشت‌ها در همین رایانه");
        out.push_back(QVariantMap{{QStringLiteral("title"), title},
                                  {QStringLiteral("free"), sizeText(one.freeBytes)},
                                  {QStringLiteral("removable"), one.removable}});
    }
    return out;
}

void BooksViewModel::setPlace(int row)
{
    m_place = std::max(0, row);
    m_copy = Intent::Armed;
    Q_EMIT changed();
}

double BooksViewModel::progress() const
{
    const app::CopyView& copy = desk().books().copying();
    return copy.whole == 0 ? 0 : static_cast<double>(copy.done) / static_cast<double>(copy.whole);
}

bool BooksViewModel::isCopied() const
{
    const app::CopyView& copy = desk().books().copying();
    return !copy.running && copy.problem.empty() && !copy.result.folder.empty();
}

QString BooksViewModel::copyLine() const
{
    const app::CopyView& copy = desk().books().copying();
    if (copy.running) {
        return QStringLiteral("رویداد ") + countText(static_cast<std::int64_t>(copy.done)) + QStringLiteral(" از ") +
               countText(static_cast<std::int64_t>(copy.whole));
    }
    if (!copy.problem.empty()) {
        const Message& message = messageFor(copy.problem);
        return plainText(message.happened) + QStringLiteral(" ") + plainText(message.safe) + QStringLiteral(" ") +
               plainText(message.toDo);
    }
    return isCopied() ? countText(static_cast<std::int64_t>(copy.result.lastSequence)) +
                            QStringLiteral(" رویداد نوشته، بازخوانده و سنجیده شد. سر زنجیره: ") +
                            codeText(copy.result.head.substr(0, 16))
                      : QString();
}

QString BooksViewModel::auditLine() const
{
    const app::AuditView& audit = desk().books().audited();
    if (audit.running) {
        return QStringLiteral("وارسی دفتر از نخستین رویداد در جریان است.");
    }
    if (isAuditBad()) {
        return QStringLiteral(
            "وارسی، ناسازگاری یافت؛ هشدار ثبت شد و به سازمان می‌رسد.");
    }
    if (audit.at.ms == 0) {
        return QStringLiteral("هنگام باز شدن برنامه همهٔ دفتر وارسی شد؛ سالم است.");
    }
    return QStringLiteral("آخرین وارسی ") + codeText(domain::formatJalaliDateTime(audit.at)) + QStringLiteral("؛ ") +
           countText(static_cast<std::int64_t>(audit.events)) + QStringLiteral(" رویداد، همه درست.");
}

QString BooksViewModel::copyFolder() const
{
    return isCopied() ? plainText(domain::isolateLtr(desk().books().copying().result.folder)) : QString();
}

void BooksViewModel::copy()
{
    const auto all = desk().books().copyPlaces();
    if (all.empty() || isCopying() || !spend(m_copy)) {
        return;
    }
    const std::size_t row = std::min(static_cast<std::size_t>(m_place), all.size() - 1);
    settled(desk().books().copyBooks(all[row].folder), m_copy);
}

Handled BooksViewModel::act(Action action)
{
    switch (action) {
    case Action::Yes: accept(); return Handled::Yes;
    case Action::No: dispute(); return Handled::Yes;
    case Action::Reprint: copy(); return Handled::Yes;
    case Action::FeeDetails: acknowledge(); return Handled::Yes;
    default: return Handled::No;
    }
}

} // namespace pishkhan::kiosk_ui
