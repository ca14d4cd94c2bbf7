// SPDX-License-Identifier: GPL-3.0-or-later
/// The item of that name as the window shows it. Delegates of views have no QObject parent, so the visual tree is walked.
#pragma once
#include <QQuickItem>
#include <QQuickWindow>

namespace pishkhan::test {

inline QQuickItem* findItem(QQuickItem* within, const QString& name)
{
    if (within->objectName() == name) {
        return within;
    }
    for (QQuickItem* child : within->childItems()) {
        if (QQuickItem* found = findItem(child, name)) {
            return found;
        }
    }
    return nullptr;
}

/// nullptr when the window shows no such item.
inline QQuickItem* findItem(QQuickWindow& window, const char* name)
{
    return findItem(window.contentItem(), QLatin1String(name));
}

} // namespace pishkhan::test
