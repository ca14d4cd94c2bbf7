// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/mrz_zone.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "drivers/document/decoder/opencv_bridge.h"

namespace pishkhan::document {

namespace {

constexpr std::size_t mostZones = 6;
constexpr double fewestCharacters = 24; // that are seen of a line
constexpr double dotsPerCharacter = 8;  // in the small picture in which rows are sought

/// One row of ink: its middle line.
struct Row {
    cv::Point2d from, to; ///< `from` is the left end, or the upper one of an upright row
    double thickness = 0;
    cv::Point2d along() const { return (to - from) / length(); }
    cv::Point2d middle() const { return (from + to) * 0.5; }
    double length() const { return std::hypot(to.x - from.x, to.y - from.y); }
};

double across(cv::Point2d a, cv::Point2d b)
{
    return a.x * b.y - a.y * b.x;
}

Row rowOf(const cv::RotatedRect& box)
{
    const bool wide = box.size.width >= box.size.height;
    const double degrees = static_cast<double>(box.angle) + (wide ? 0.0 : 90.0);
    const double length = wide ? box.size.width : box.size.height;
    cv::Point2d along(std::cos(degrees * CV_PI / 180), std::sin(degrees * CV_PI / 180));
    if (along.x < 0 || (along.x == 0 && along.y < 0)) {
        along = -along;
    }
    const cv::Point2d middle = box.center;
    return {middle - along * (length / 2), middle + along * (length / 2),
            static_cast<double>(wide ? box.size.height : box.size.width)};
}

/// How much darker each place is than the paper around it, whatever the light, less what grain and pattern do anyway.
cv::Mat inkOf(const cv::Mat& small)
{
    cv::Mat calm, paper, ink, floor;
    cv::GaussianBlur(small, calm, {0, 0}, dotsPerCharacter * 0.09);
    cv::morphologyEx(calm, paper, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
    cv::divide(paper - calm, paper + 8, ink, 512, CV_32F);
    cv::GaussianBlur(ink, floor, {0, 0}, dotsPerCharacter * 2.2);
    cv::GaussianBlur(ink, ink, {0, 0}, dotsPerCharacter * 0.36);
    return ink - floor;
}

bool isRow(const cv::RotatedRect& box)
{
    const double length = std::max(box.size.width, box.size.height);
    const double thickness = std::min(box.size.width, box.size.height);
    return length > 20 * dotsPerCharacter && length < 60 * dotsPerCharacter && thickness > 0.5 * dotsPerCharacter &&
           thickness < 2.6 * dotsPerCharacter && length > 11 * thickness;
}

/// Rows in a picture whose characters stand about eight dots apart.
std::vector<Row> rowsOf(const cv::Mat& small)
{
    std::vector<Row> rows;
    const cv::Mat ink = inkOf(small);
    cv::Mat bytes;
    ink.convertTo(bytes, CV_8U);
    cv::Mat mask;
    const double otsu = cv::threshold(bytes, mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    for (const double share : {1.5, 1.0, 0.6}) {
        cv::threshold(bytes, mask, std::max(3.0, otsu * share), 255, cv::THRESH_BINARY);
        std::vector<std::vector<cv::Point>> contours;
        cv::findContours(mask, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
        for (const auto& contour : contours) {
            const cv::Rect around = cv::boundingRect(contour);
            if (contour.size() < 4 || std::max(around.width, around.height) < 14 * dotsPerCharacter) {
                continue;
            }
            const cv::RotatedRect box = cv::minAreaRect(contour);
            if (isRow(box)) {
                rows.push_back(rowOf(box));
            }
        }
    }
    return rows;
}

/// How far apart two rows lie when they may be neighbours in a zone; 0 when they cannot.
double stepBetween(const Row& a, const Row& b)
{
    const double length = std::max(a.length(), b.length());
    if (std::min(a.length(), b.length()) < 0.7 * length || std::abs(across(a.along(), b.along())) > 0.1) {
        return 0;
    }
    const cv::Point2d apart = b.middle() - a.middle();
    const double step = std::abs(across(a.along(), apart));
    const double slip = std::abs(a.along().dot(apart));
    const bool near = step > 0.04 * length && step < 0.12 * length;
    return near && slip < 0.2 * length && a.thickness < 1.9 * b.thickness && b.thickness < 1.9 * a.thickness ? step : 0;
}

FoundZone zoneOf(const std::vector<Row>& rows)
{
    // The lines of a zone begin and end together: the ends seen farthest out hold for all.
    const Row& first = rows.front();
    cv::Point2d along = rows.back().along() + first.along();
    along /= std::hypot(along.x, along.y);
    double left = 1e9, right = -1e9, step = 0, spread = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        left = std::min(left, along.dot(rows[i].from - first.from));
        right = std::max(right, along.dot(rows[i].to - first.from));
        spread += std::abs(along.dot(rows[i].from - first.from)) + std::abs(along.dot(rows[i].to - first.to));
        step += i > 0 ? stepBetween(rows[i - 1], rows[i]) : 0;
    }
    FoundZone zone;
    zone.lines = static_cast<int>(rows.size());
    zone.step = step / (zone.lines - 1);
    zone.length = right - left;
    const auto end = [&](const Row& row, double at) {
        const cv::Point2d point = row.from + row.along() * (at - along.dot(row.from - first.from));
        return Spot{point.x, point.y};
    };
    zone.corners = {end(first, left), end(first, right), end(rows.back(), right), end(rows.back(), left)};
    zone.score = zone.lines * zone.length / (zone.length * 0.05 + spread);
    return zone;
}

/// In order across the zone, from above.
void sortAcross(std::vector<Row>& rows)
{
    std::sort(rows.begin(), rows.end(),
              [](const Row& a, const Row& b) { return across(a.along(), b.middle()) > across(a.along(), a.middle()); });
}

std::vector<FoundZone> zonesOf(const std::vector<Row>& rows)
{
    constexpr std::size_t mostRows = 60;
    std::vector<FoundZone> zones;
    const std::size_t count = std::min(rows.size(), mostRows);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j) {
            const double step = stepBetween(rows[i], rows[j]);
            if (step == 0) {
                continue;
            }
            std::vector<Row> pair{rows[i], rows[j]};
            sortAcross(pair);
            zones.push_back(zoneOf(pair));
            for (std::size_t k = j + 1; k < count; ++k) {
                std::vector<Row> three{rows[i], rows[j], rows[k]};
                sortAcross(three);
                const double upper = stepBetween(three[0], three[1]);
                const double lower = stepBetween(three[1], three[2]);
                if (upper > 0 && lower > 0 && upper < 1.3 * lower && lower < 1.3 * upper) {
                    zones.push_back(zoneOf(three));
                }
            }
        }
    }
    return zones;
}

bool samePlace(const FoundZone& a, const FoundZone& b)
{
    double apart = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        apart = std::max(apart, std::hypot(a.corners[i].x - b.corners[i].x, a.corners[i].y - b.corners[i].y));
    }
    return a.lines == b.lines && apart < 0.25 * a.step;
}

void enlarge(FoundZone& zone, double scale, cv::Size picture)
{
    const double margin = zone.step * scale * 0.3;
    for (Spot& corner : zone.corners) {
        corner.x *= scale;
        corner.y *= scale;
        zone.touchesBorder = zone.touchesBorder || corner.x < margin || corner.y < margin ||
                             corner.x > picture.width - margin || corner.y > picture.height - margin;
    }
    zone.step *= scale;
    zone.length *= scale;
}

} // namespace

std::vector<FoundZone> findZones(const GreyImage& picture)
{
    std::vector<FoundZone> zones;
    try {
        const cv::Mat whole = matOf(picture);
        // Dots from character to character in the picture; the last ones for a document that fills it.
        for (const double pitch : {11.0, 15.0, 20.0, 27.0, 36.0, 48.0, 64.0, 86.0, 115.0}) {
            if (pitch * fewestCharacters > std::max(whole.cols, whole.rows)) {
                break;
            }
            const double scale = pitch / dotsPerCharacter;
            cv::Mat small;
            cv::resize(whole, small, {}, 1 / scale, 1 / scale, cv::INTER_AREA);
            for (FoundZone zone : zonesOf(rowsOf(small))) {
                enlarge(zone, scale, whole.size());
                const auto seen = std::find_if(zones.begin(), zones.end(),
                                               [&](const FoundZone& other) { return samePlace(zone, other); });
                if (seen == zones.end()) {
                    zones.push_back(zone);
                } else if (zone.score > seen->score) {
                    *seen = zone;
                }
            }
        }
    } catch (...) {
        return {}; // a picture OpenCV stumbles over holds no zone we could read
    }
    std::stable_sort(zones.begin(), zones.end(),
                     [](const FoundZone& a, const FoundZone& b) { return a.score > b.score; });
    zones.resize(std::min(zones.size(), mostZones));
    return zones;
}

} // namespace pishkhan::document
