// SPDX-License-Identifier: GPL-3.0-or-later
/// Made-up travel documents and certificates, and how badly each is scanned: the pictures of documents_test and of the
/// benchmark `scan`. Everything follows from the seed.
#pragma once
#include <QStringList>

#include <random>
#include <string>
#include <vector>

namespace pishkhan::document {

struct MadeDocument {
    std::string kind;                  ///< passport, identity-card, visa, page
    std::string zone;                  ///< the true lines joined by '/'; empty for a page
    std::vector<std::string> barcodes; ///< their true texts
    QStringList options;               ///< for pishkhan-make-card
};

/// What hides a part that is needed: no reader could read it, and the clerk must be told why.
enum class Spoiler { Glare, CutOff };

class DocumentMaker {
public:
    explicit DocumentMaker(unsigned seed) : m_random(seed) {}
    MadeDocument next();
    /// A passport, an identity card or a national card, otherwise well scanned, whose zone or code glares or lies outside.
    MadeDocument spoiled(Spoiler by);

private:
    double between(double from, double to) { return std::uniform_real_distribution<double>(from, to)(m_random); }
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    std::string letters(int count);
    std::string mixed(int count);
    std::string date(int firstYear, int years);
    std::string names(std::size_t width);
    std::string twoLines(char first, std::size_t width);
    std::string threeLines();
    void addTravel(MadeDocument& made);
    void spoilCard(MadeDocument& made, Spoiler by);
    void addPage(MadeDocument& made);
    void addTroubles(MadeDocument& made, double dotsPerInch);

    std::mt19937 m_random;
    int m_count = 0;
};

} // namespace pishkhan::document
