// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/shell.h"

#include <initializer_list>
#include <utility>

#include <QPointer>

#include "kiosk-ui/viewmodels/key_map.h"
#include "kiosk-ui/viewmodels/screen_of.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

Shell::Shell(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_legend(this), m_header(desk, notice, this),
      m_summary(desk, notice, this), m_signIn(desk, notice, this), m_shift(desk, notice, this),
      m_services(desk, notice, this), m_applicant(desk, notice, this), m_form(desk, notice, this),
      m_fees(desk, notice, this), m_payment(desk, notice, this), m_receipt(desk, notice, this),
      m_find(desk, notice, this), m_decisions(desk, notice, this), m_billEntry(desk, notice, this),
      m_closing(desk, notice, this), m_books(desk, notice, this), m_readiness(desk, notice, "readiness", this),
      m_cash(desk, notice, this), m_giveBack(desk, notice, this), m_returning(desk, notice, this)
{
    connect(&m_services, &ServicesViewModel::billWanted, this, [this] {
        m_billEntry.start();
        show(QStringLiteral("bill"));
    });
    connect(&m_services, &ServicesViewModel::billTyped, this, [this](const QString& digits) {
        if (m_billEntry.take(digits)) {
            show(QStringLiteral("bill"));
        }
    });
    connect(&m_fees, &FeesViewModel::cashWanted, this, [this] {
        m_cash.enter();
        show(QStringLiteral("cash"));
    });
    for (ScreenViewModel* screen :
         std::initializer_list<ScreenViewModel*>{&m_signIn, &m_shift, &m_services, &m_applicant, &m_form, &m_fees,
                                                 &m_payment, &m_receipt, &m_closing, &m_returning}) {
        connect(screen, &ScreenViewModel::changed, this, &Shell::showLegend);
    }
    // Listeners run in the order they were made: the screens above derive first, the shell last.
    desk.whenChanged([self = QPointer<Shell>(this)] {
        if (self) {
            self->showLegend();
        }
    });
    desk.whenScanned([self = QPointer<Shell>(this)](const std::string& text) {
        if (self) {
            self->scanned(QString::fromStdString(text));
        }
    });
    refresh();
}

ScreenViewModel& Shell::current()
{
    const std::pair<const char*, ScreenViewModel*> screens[] = {
        {"sign-in", &m_signIn},  {"shift", &m_shift},     {"services", &m_services}, {"applicant", &m_applicant},
        {"form", &m_form},       {"fees", &m_fees},       {"bill", &m_fees},         {"closing", &m_closing},
        {"payment", &m_payment}, {"receipt", &m_receipt}, {"done", &m_receipt},      {"return", &m_returning},
    };
    for (const auto& [word, screen] : screens) {
        if (m_screen == QLatin1String(word)) {
            return *screen;
        }
    }
    return m_signIn;
}

void Shell::refresh()
{
    const QString wanted = plainText(counterScreen(desk().state()));
    if (wanted == m_screen && desk().state().openCase == m_shownCase) {
        return;
    }
    if (!m_screen.isEmpty()) {
        current().leave();
    }
    m_shownCase = desk().state().openCase;
    m_screen = wanted;
    notice().clear();
    closeOverlay();
    current().enter();
    showLegend();
    Q_EMIT screenChanged();
}

void Shell::showLegend()
{
    m_legend.show(current().legend());
}

QString Shell::helpText() const
{
    return const_cast<Shell*>(this)->current().help();
}

QVariantList Shell::knownErrors() const
{
    QVariantList out;
    const catalogue::Catalogue* sheets = desk().catalogue();
    for (const auto& one : sheets == nullptr ? std::vector<catalogue::KnownError>() : sheets->knownErrors) {
        if (one.concerns(m_screen.toStdString())) {
            out.append(QVariantMap{{QStringLiteral("id"), codeText(one.id)},
                                   {QStringLiteral("title"), persianText(one.title)},
                                   {QStringLiteral("effect"), persianText(one.effect)},
                                   {QStringLiteral("advice"), persianText(one.advice)}});
        }
    }
    return out;
}

bool Shell::pressed(int key, int modifiers, quint32 nativeScanCode, bool repeated)
{
    const Action action = actionOf(key, modifiers, nativeScanCode);
    if (action == Action::None) {
        return false;
    }
    return repeated || perform(action) == Handled::Yes;
}

void Shell::trigger(int action)
{
    perform(static_cast<Action>(action));
}

Handled Shell::perform(Action action)
{
    if (action == Action::EndSupport) { // whatever is shown, and whoever is here
        m_header.endSupport();
        return Handled::Yes;
    }
    if (!m_overlay.isEmpty()) {
        const bool givesBack = m_overlay == QStringLiteral("give-back");
        if (action == Action::Back && givesBack && m_giveBack.back()) {
            return Handled::Yes;
        }
        if (action == Action::Back || (action == Action::Devices && m_overlay == QStringLiteral("devices"))) {
            closeOverlay();
        } else if (givesBack) {
            m_giveBack.act(action);
        } else if (m_overlay == QStringLiteral("bill")) {
            m_billEntry.act(action);
        } else if (m_overlay == QStringLiteral("cash")) {
            m_cash.act(action);
        } else if (m_overlay == QStringLiteral("end")) {
            m_decisions.act(action);
        } else if (m_overlay == QStringLiteral("books")) {
            m_books.act(action);
        } else if (m_overlay == QStringLiteral("find")) {
            m_find.act(action);
        } else if (m_overlay == QStringLiteral("devices") && action == Action::Reprint) {
            m_readiness.print();
        }
        return Handled::Yes;
    }
    if (action == Action::Back && notice().isShown()) {
        notice().clear();
        return Handled::Yes;
    }
    return current().act(action) == Handled::Yes ? Handled::Yes : performEverywhere(action);
}

Handled Shell::performEverywhere(Action action)
{
    const bool signedIn = desk().state().session.has_value();
    switch (action) {
    case Action::Help: show(QStringLiteral("help")); return Handled::Yes;
    case Action::Devices:
        m_readiness.enter();
        show(QStringLiteral("devices"));
        return Handled::Yes;
    case Action::Find:
        if (signedIn) {
            m_find.enter();
            show(QStringLiteral("find"));
        }
        return Handled::Yes;
    case Action::FeeDetails:
        if (openCase() != nullptr && !openCase()->fees.empty()) {
            show(QStringLiteral("fees"));
        }
        return Handled::Yes;
    case Action::Reprint:
        if (signedIn && !m_decisions.lastReceipt().isEmpty()) {
            show(QStringLiteral("reprint"));
        }
        return Handled::Yes;
    case Action::Back:
        if (openCase() != nullptr) {
            show(QStringLiteral("cancel"));
        }
        return Handled::Yes;
    case Action::EndOfDay:
        if (signedIn && desk().state().shift && openCase() == nullptr) {
            show(QStringLiteral("end"));
        }
        return Handled::Yes;
    case Action::Books:
        if (m_books.isManager()) {
            m_books.enter();
            show(QStringLiteral("books"));
        } else if (signedIn) {
            taken(makeError(ErrorKind::Refused, "manager-only", "shell"));
        }
        return Handled::Yes;
    case Action::No: // F7, «approvals» where no question is open
        if (m_screen == QStringLiteral("services")) {
            m_giveBack.enter();
            show(QStringLiteral("give-back"));
        }
        return Handled::Yes;
    case Action::Copy:
        if (signedIn) {
            taken(desk().askCopy("print"));
        }
        return Handled::Yes;
    case Action::Lock:
        if (signedIn) {
            taken(desk().signOut());
        }
        return Handled::Yes;
    default: return Handled::No;
    }
}

void Shell::show(const QString& overlay)
{
    m_decisions.enter();
    m_overlay = overlay;
    Q_EMIT overlayChanged();
}

void Shell::closeOverlay()
{
    if (m_overlay == QStringLiteral("find")) {
        m_find.forget();
    }
    if (m_overlay == QStringLiteral("give-back")) {
        m_giveBack.forget();
    }
    if (!m_overlay.isEmpty()) {
        m_overlay.clear();
        Q_EMIT overlayChanged();
    }
}

void Shell::tick()
{
    m_header.tick();
    m_signIn.tick();
}

} // namespace pishkhan::kiosk_ui
