// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/portrait.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "drivers/document/decoder/opencv_bridge.h"

namespace pishkhan::document {

namespace {

constexpr BlackBox middle{70, 230, 160, 320};     // thousandths: common to the sizes TD1, TD2, TD3 and visas
constexpr BlackBox lowerLines{100, 860, 800, 40}; // likewise: within the zone's lower lines

bool isBlack(int x, int y, const std::vector<BlackBox>& boxes)
{
    return std::any_of(boxes.begin(), boxes.end(), [x, y](const BlackBox& box) {
        return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
    });
}

/// Tones between ink and paper, relative to the paper around; what was blacked out is none.
cv::Mat tonesOf(const cv::Mat& card)
{
    constexpr double shrink = 0.125;
    cv::Mat small, paper, ratio, tones, black;
    cv::resize(card, small, {}, shrink, shrink, cv::INTER_AREA);
    cv::morphologyEx(small, paper, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {45, 45}));
    cv::resize(paper, paper, card.size(), 0, 0, cv::INTER_LINEAR);
    cv::divide(card, paper, ratio, 255);
    cv::GaussianBlur(ratio, ratio, {0, 0}, 2);
    cv::inRange(ratio, 30, 215, tones);
    cv::inRange(card, 0, 2, black);
    cv::dilate(black, black, cv::getStructuringElement(cv::MORPH_RECT, {15, 15}));
    tones.setTo(0, black);
    return tones;
}

bool isTravelDocument(std::string_view kind)
{
    return kind == "passport" || kind == "identity-card" || kind == "visa";
}

bool covers(const BlackBox& place, const std::vector<BlackBox>& boxes)
{
    constexpr int steps = 16;
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            if (!isBlack(place.left + place.width * i / steps, place.top + place.height * j / steps, boxes)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

bool coversPortrait(std::string_view kind, const std::vector<BlackBox>& boxes)
{
    return !isTravelDocument(kind) || covers(middle, boxes);
}

bool coversZone(std::string_view kind, const std::vector<BlackBox>& boxes)
{
    return !isTravelDocument(kind) || covers(lowerLines, boxes);
}

bool showsPortrait(const GreyImage& card)
{
    constexpr double leastWidth = 0.09, leastHeight = 0.17, leastFilled = 0.55; // of the card; of the patch's own box
    try {
        const cv::Mat picture = matOf(card);
        cv::Mat tones = tonesOf(picture);
        const int stroke = std::max(3, picture.cols / 34); // letters and lines are thinner
        const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_ELLIPSE, {stroke, stroke});
        cv::morphologyEx(tones, tones, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
        cv::morphologyEx(tones, tones, cv::MORPH_OPEN, kernel);
        std::vector<std::vector<cv::Point>> patches;
        cv::findContours(tones, patches, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
        return std::any_of(patches.begin(), patches.end(), [&](const std::vector<cv::Point>& patch) {
            const cv::Rect box = cv::boundingRect(patch);
            return box.width > leastWidth * picture.cols && box.height > leastHeight * picture.rows &&
                   cv::contourArea(patch) > leastFilled * box.area();
        });
    } catch (...) {
        return true;
    }
}

} // namespace pishkhan::document
