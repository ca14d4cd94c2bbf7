// SPDX-License-Identifier: GPL-3.0-or-later
/// The citizen's screen: information about services and the status of a case. It forgets everything when its visitor is
/// gone (experience.md 3.3): 45 quiet seconds, then a question for 20 more, then a wipe.
#pragma once
#include "kiosk-ui/i18n/kiosk_texts.h"
#include "kiosk-ui/viewmodels/find_view_model.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"
#include "kiosk-ui/viewmodels/service_list.h"
#include "kiosk-ui/viewmodels/text_list.h"

namespace pishkhan::kiosk_ui {

class KioskViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(pishkhan::kiosk_ui::KioskTexts* texts READ texts CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::ServiceList* services READ services CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::FindViewModel* find READ find CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::TextList* whatToBring READ whatToBring CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::TextList* steps READ steps CONSTANT)
    Q_PROPERTY(QString screen READ screen NOTIFY pageChanged)
    Q_PROPERTY(bool rightToLeft READ isRightToLeft NOTIFY changed)
    Q_PROPERTY(qreal textScale READ textScale NOTIFY changed)
    Q_PROPERTY(QString contrast READ contrast NOTIFY changed)
    Q_PROPERTY(QString officeName READ officeName CONSTANT)
    Q_PROPERTY(QString date READ date NOTIFY changed)
    Q_PROPERTY(bool asksStillHere READ asksStillHere NOTIFY changed)
    Q_PROPERTY(QString secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(bool training READ isTraining NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString agency READ agency NOTIFY changed)
    Q_PROPERTY(QString description READ description NOTIFY changed)
    Q_PROPERTY(QString duration READ duration NOTIFY changed)
    Q_PROPERTY(QString price READ price NOTIFY changed)
    Q_PROPERTY(QString presence READ presence NOTIFY changed)
    Q_PROPERTY(QString legalBasis READ legalBasis NOTIFY changed)
public:
    KioskViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    KioskTexts* texts() { return &m_texts; }
    ServiceList* services() { return &m_services; }
    FindViewModel* find() { return &m_find; }
    TextList* whatToBring() { return &m_whatToBring; }
    TextList* steps() { return &m_steps; }
    QString screen() const { return m_screen; } ///< kiosk-home, kiosk-services, kiosk-service, kiosk-status
    bool isRightToLeft() const { return m_texts.language() == Language::Persian; }
    qreal textScale() const;
    QString contrast() const;
    QString officeName() const;
    QString date() const;
    bool asksStillHere() const;
    QString secondsLeft() const;
    bool isTraining() const { return desk().activity().training; }
    QString title() const;
    QString agency() const;
    QString description() const;
    QString duration() const;
    QString price() const;
    QString presence() const;
    QString legalBasis() const;

    void scanned(const QString& text); ///< by a barcode reader
    Q_INVOKABLE void open(const QString& screen);
    Q_INVOKABLE void openService(int row);
    Q_INVOKABLE void back();
    Q_INVOKABLE void switchLanguage();
    Q_INVOKABLE void nextTextSize();
    Q_INVOKABLE void nextContrast();
    Q_INVOKABLE void touched(); ///< somebody is here
    Q_INVOKABLE void endVisit() { wipe("finished"); }
    Q_INVOKABLE void tick(); ///< each second

Q_SIGNALS:
    void pageChanged();

private:
    bool isFresh() const; ///< nothing to forget
    void wipe(const char* cause);
    void show(const QString& screen);

    KioskTexts m_texts;
    ServiceList m_services;
    FindViewModel m_find;
    TextList m_whatToBring, m_steps;
    QString m_screen = QStringLiteral("kiosk-home");
    const catalogue::ServiceSheet* m_sheet = nullptr; ///< of the catalogue, which never changes while we run
    int m_textSize = 0;
    int m_contrast = 0;
    int m_quietSeconds = 0;
};

} // namespace pishkhan::kiosk_ui
