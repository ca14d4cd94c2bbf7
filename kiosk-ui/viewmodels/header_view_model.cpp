// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/header_view_model.h"

#include <algorithm>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::kiosk_ui {
namespace {

/// A disk in another machine has words of its own; every other finding of the journal shares one sentence.
const char* alarmWord(const std::string& check)
{
    return check == "other-machine" ? "other-machine" : "integrity-alarm";
}

} // namespace

HeaderViewModel::HeaderViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_devices(this)
{
    m_devices.show(desk.devices());
}

QString HeaderViewModel::officeName() const
{
    return persianText(desk().office().officeName);
}

QString HeaderViewModel::officeLine() const
{
    const QString counter = openCase() == nullptr || openCase()->counter.empty()
                                ? QString()
                                : QStringLiteral("باجهٔ ") + codeText(openCase()->counter) + QStringLiteral(" · ");
    return counter + QStringLiteral("کد دفتر ") + codeText(desk().office().code);
}

QString HeaderViewModel::clerk() const
{
    const auto& session = desk().state().session;
    const catalogue::Account* account = session ? desk().office().findAccount(session->clerk) : nullptr;
    return account == nullptr ? QString() : persianText(account->displayName);
}

QString HeaderViewModel::role() const
{
    const auto& session = desk().state().session;
    if (!session) {
        return {};
    }
    return session->role == catalogue::name(catalogue::Role::Manager) ? QStringLiteral("مدیر دفتر")
                                                                      : QStringLiteral("متصدی باجه");
}

QString HeaderViewModel::shift() const
{
    const auto& shift = desk().state().shift;
    return shift ? QStringLiteral("نوبت ") + countText(shift->number) + QStringLiteral(" · ") +
                       countText(shift->cases) + QStringLiteral(" پرونده")
                 : QStringLiteral("نوبت باز نیست");
}

QString HeaderViewModel::date() const
{
    return persianText(domain::formatJalaliLong(domain::toJalali(desk().now())));
}

QString HeaderViewModel::time() const
{
    const std::string both = domain::formatJalaliDateTime(desk().now());
    const std::size_t space = both.rfind(' ');
    return space == std::string::npos ? QString() : codeText(std::string_view(both).substr(space + 1));
}

QString HeaderViewModel::lineText() const
{
    const std::string& state = desk().activity().lineState;
    const std::int64_t unsent = desk().activity().unsent;
    const QString waiting =
        unsent > 0 ? QStringLiteral(" · ") + countText(unsent) + QStringLiteral(" در صف") : QString();
    return plainText(messageFor(state.empty() ? "line-unknown" : "line-" + state).happened) + waiting;
}

QString HeaderViewModel::lineTone() const
{
    const std::string& state = desk().activity().lineState;
    return plainText(name(state == "live" ? Tone::Success : state == "down" ? Tone::Danger : Tone::Warning));
}

QString HeaderViewModel::lineIcon() const
{
    return desk().activity().lineState == "down" ? QStringLiteral("cloud-off") : QStringLiteral("cloud");
}

const Message* HeaderViewModel::gateMessage() const
{
    const app::Activity& now = desk().activity();
    if (!now.booksTrouble.empty()) {
        return &messageFor(now.booksTrouble);
    }
    if (!now.storageTrouble.empty()) {
        return &messageFor(now.storageTrouble);
    }
    return now.gates.empty() ? nullptr : &messageFor(now.gates.front().reason);
}

QString HeaderViewModel::withNumber(std::string_view sentence) const
{
    const auto& gates = desk().activity().gates;
    QString text = plainText(sentence);
    return text.replace(QStringLiteral("#"), gates.empty() ? QString() : countText(gates.front().left));
}

QString HeaderViewModel::supportHappened() const
{
    const auto& session = desk().state().support;
    if (!isSupport()) {
        return {};
    }
    const std::int64_t left = std::max<std::int64_t>(0, (session->until - desk().now()).count() / 60000 + 1);
    return QStringLiteral("پشتیبانی ") + codeText(session->signer.id) +
           QStringLiteral(" وضعیت این دستگاه را می‌بیند؛ ") + countText(left) +
           QStringLiteral(" دقیقهٔ دیگر تمام می‌شود.");
}
QString HeaderViewModel::supportSafe() const
{
    const auto& session = desk().state().support;
    return isSupport()
               ? QStringLiteral(
                     "نام و پروندهٔ شهروند و پول را نمی‌بیند و چیزی نمی‌نویسد. تاکنون ") +
                     countText(static_cast<std::int64_t>(session->acts.size())) +
                     QStringLiteral(" بار نگاه کرده است؛ هر بار ثبت شد.")
               : QString();
}
void HeaderViewModel::endSupport()
{
    taken(desk().books().endSupport());
}

QString HeaderViewModel::gateTone() const
{
    return isGate() ? plainText(name(gateMessage()->tone)) : QString();
}
QString HeaderViewModel::gateHappened() const
{
    const std::size_t more = desk().activity().gates.size();
    const QString others = more > 1 ? QStringLiteral(" (و ") + countText(static_cast<std::int64_t>(more) - 1) +
                                          QStringLiteral(" هشدار دیگر)")
                                    : QString();
    return isGate() ? withNumber(gateMessage()->happened) + others : QString();
}
QString HeaderViewModel::gateSafe() const
{
    return isGate() ? withNumber(gateMessage()->safe) : QString();
}
QString HeaderViewModel::gateToDo() const
{
    return isGate() ? withNumber(gateMessage()->toDo) : QString();
}
QString HeaderViewModel::gateCode() const
{
    return isGate() ? plainText(gateMessage()->code) : QString();
}

QString HeaderViewModel::alarmHappened() const
{
    return plainText(messageFor(alarmWord(desk().state().alarmCheck)).happened);
}
QString HeaderViewModel::alarmSafe() const
{
    return plainText(messageFor(alarmWord(desk().state().alarmCheck)).safe);
}
QString HeaderViewModel::alarmToDo() const
{
    return plainText(messageFor(alarmWord(desk().state().alarmCheck)).toDo);
}
QString HeaderViewModel::alarmCode() const
{
    return plainText(messageFor(alarmWord(desk().state().alarmCheck)).code);
}

} // namespace pishkhan::kiosk_ui
