// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/runtime/qt_executor.h"

#include <QMetaObject>

namespace pishkhan::runtime {

void QtExecutor::post(std::function<void()> task)
{
    QMetaObject::invokeMethod(&m_owner, std::move(task), Qt::QueuedConnection);
}

} // namespace pishkhan::runtime
