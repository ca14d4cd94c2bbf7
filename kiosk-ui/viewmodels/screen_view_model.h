// SPDX-License-Identifier: GPL-3.0-or-later
/// What every screen's view model has: the desk, the banner, one changed() signal, and a confirm that fires once per
/// showing of its screen. Derives from the desk's state on every change and keeps only what a person is typing.
#pragma once
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "kiosk-ui/viewmodels/action.h"
#include "kiosk-ui/viewmodels/key_legend.h"
#include "kiosk-ui/viewmodels/notice.h"
#include "terminal/app/desk.h"

namespace pishkhan::kiosk_ui {

/// Derived classes name this one in full: the type registrar of Qt 6.4 does not look into namespaces.
class ScreenViewModel : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
public:
    ScreenViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    virtual Legend legend() const { return {}; }
    virtual Handled act(Action) { return Handled::No; }
    virtual QString help() const { return {}; }
    virtual void enter() { rearm(); } ///< the screen was just shown
    virtual void leave() {}

Q_SIGNALS:
    void changed();

protected:
    virtual void refresh() {} ///< the desk changed; changed() follows
    app::Desk& desk() const { return m_desk; }
    Notice& notice() const { return m_notice; }
    const domain::counter::Case* openCase() const;
    const catalogue::ServiceSheet* openSheet() const;

    /// True once; again only after rearm(). Every confirm key passes here.
    bool confirmOnce();
    void rearm() { m_confirmed = false; }
    /// Show what was refused and let the person try again. True when the ask was taken.
    bool taken(const Status& answer);

private:
    app::Desk& m_desk;
    Notice& m_notice;
    bool m_confirmed = false;
};

} // namespace pishkhan::kiosk_ui
