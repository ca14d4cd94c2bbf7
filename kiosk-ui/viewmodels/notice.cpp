// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/notice.h"

#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

void Notice::show(const Error& error)
{
    show(messageFor(error));
}

void Notice::show(const Message& message)
{
    m_message = &message;
    Q_EMIT changed();
}

void Notice::clear()
{
    if (m_message != nullptr) {
        m_message = nullptr;
        Q_EMIT changed();
    }
}

QString Notice::tone() const
{
    return m_message == nullptr ? QString() : plainText(name(m_message->tone));
}
QString Notice::happened() const
{
    return m_message == nullptr ? QString() : plainText(m_message->happened);
}
QString Notice::safe() const
{
    return m_message == nullptr ? QString() : plainText(m_message->safe);
}
QString Notice::toDo() const
{
    return m_message == nullptr ? QString() : plainText(m_message->toDo);
}
QString Notice::code() const
{
    return m_message == nullptr ? QString() : plainText(m_message->code);
}

} // namespace pishkhan::kiosk_ui
