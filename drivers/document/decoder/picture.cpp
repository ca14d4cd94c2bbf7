// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/picture.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "drivers/document/decoder/opencv_bridge.h"

namespace pishkhan::document {

namespace {

/// Bars stand upright on a straight card: averaging along them removes noise and keeps them, sharpening across them
/// undoes blur.
void sharpenAcross(const cv::Mat& from, cv::Mat& to, double strength)
{
    cv::Mat bigger, along, wide;
    cv::resize(from, bigger, {}, 2, 1, cv::INTER_CUBIC);
    cv::boxFilter(bigger, along, CV_32F, {1, 21});
    cv::GaussianBlur(along, wide, {31, 1}, 5, 1);
    cv::addWeighted(along, 1 + strength, wide, -strength, 0, wide);
    wide.convertTo(to, CV_8U);
}

/// The paper's tone, dark parts closed over, divided out; then the whole range is used.
void lighten(const cv::Mat& from, cv::Mat& to)
{
    cv::Mat small, paper;
    cv::resize(from, small, {}, 0.25, 0.25, cv::INTER_AREA);
    cv::morphologyEx(small, paper, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {31, 31}));
    cv::GaussianBlur(paper, paper, {0, 0}, 8);
    cv::resize(paper, paper, from.size(), 0, 0, cv::INTER_LINEAR);
    cv::GaussianBlur(from, to, {0, 0}, 1.0);
    cv::divide(to, paper, to, 255);
    cv::normalize(to, to, 0, 255, cv::NORM_MINMAX);
}

void sharpen(const cv::Mat& from, cv::Mat& to)
{
    cv::Mat calm, wide;
    lighten(from, to);
    cv::GaussianBlur(to, calm, {0, 0}, 1.2);
    cv::GaussianBlur(to, wide, {0, 0}, 4.5);
    cv::addWeighted(calm, 2.6, wide, -1.6, 0, to);
}

void blacken(const cv::Mat& from, cv::Mat& to, double calm)
{
    lighten(from, to);
    cv::medianBlur(to, to, 3);
    cv::GaussianBlur(to, to, {0, 0}, calm);
    cv::threshold(to, to, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
}

} // namespace

GreyImage improve(const GreyImage& picture, Improvement how)
{
    try {
        const cv::Mat from = matOf(picture);
        cv::Mat to;
        switch (how) {
        case Improvement::Even: cv::createCLAHE(3.0, {8, 8})->apply(from, to); break;
        case Improvement::Smooth: cv::GaussianBlur(from, to, {0, 0}, 1.6); break;
        case Improvement::Light: lighten(from, to); break;
        case Improvement::Sharp: sharpen(from, to); break;
        case Improvement::Black: blacken(from, to, 1.3); break;
        case Improvement::Blacker: blacken(from, to, 2.2); break;
        case Improvement::AlongBars: sharpenAcross(from, to, 1.6); break;
        case Improvement::AlongBarsSharp: sharpenAcross(from, to, 3.2); break;
        }
        return imageOf(to);
    } catch (...) {
        return {};
    }
}

GreyImage turned(const GreyImage& picture, double degrees)
{
    try {
        const cv::Point2f middle(static_cast<float>(picture.width()) / 2, static_cast<float>(picture.height()) / 2);
        cv::Mat turn = cv::getRotationMatrix2D(middle, -degrees, 1);
        const auto box = cv::RotatedRect({}, matOf(picture).size(), static_cast<float>(degrees)).boundingRect2f();
        turn.at<double>(0, 2) += box.width / 2.0 - middle.x;
        turn.at<double>(1, 2) += box.height / 2.0 - middle.y;
        cv::Mat to;
        cv::warpAffine(matOf(picture), to, turn, box.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, 255);
        return imageOf(to);
    } catch (...) {
        return {};
    }
}

GreyImage cropped(const GreyImage& picture, int left, int top, int width, int height)
{
    const cv::Rect inside = cv::Rect(left, top, width, height) & cv::Rect(0, 0, picture.width(), picture.height());
    return inside.area() > 0 ? imageOf(matOf(picture)(inside)) : GreyImage();
}

GreyImage preparedLine(const GreyImage& strip, double scale)
{
    try {
        cv::Mat line;
        cv::resize(matOf(strip), line, {}, scale, scale, cv::INTER_CUBIC);
        cv::Mat ground; // the paper's tone, letters closed over
        cv::morphologyEx(line, ground, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {31, 31}));
        cv::GaussianBlur(ground, ground, {0, 0}, 8);
        cv::divide(line, ground, line, 255);
        cv::GaussianBlur(line, line, {0, 0}, 1.0);
        cv::normalize(line, line, 0, 255, cv::NORM_MINMAX);
        cv::copyMakeBorder(line, line, 20, 20, 20, 20, cv::BORDER_CONSTANT, 255);
        return imageOf(line);
    } catch (...) {
        return {};
    }
}

std::vector<GreyImage> lettersOf(const GreyImage& line)
{
    std::vector<GreyImage> letters;
    try {
        const cv::Mat picture = matOf(line);
        cv::Mat ink, labels, boxes, centres;
        cv::threshold(picture, ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
        const int count = cv::connectedComponentsWithStats(ink, labels, boxes, centres);
        std::vector<cv::Rect> found;
        for (int i = 1; i < count; ++i) {
            const cv::Rect box(boxes.at<int>(i, cv::CC_STAT_LEFT), boxes.at<int>(i, cv::CC_STAT_TOP),
                               boxes.at<int>(i, cv::CC_STAT_WIDTH), boxes.at<int>(i, cv::CC_STAT_HEIGHT));
            const int dots = boxes.at<int>(i, cv::CC_STAT_AREA);
            if (box.height * 7 > picture.rows && box.width < box.height * 2 && dots * 10 > box.area()) {
                found.push_back(box);
            }
        }
        std::sort(found.begin(), found.end(), [](const cv::Rect& a, const cv::Rect& b) { return a.x < b.x; });
        for (const cv::Rect& box : found) {
            const cv::Rect inside = (box + cv::Size(4, 4) - cv::Point(2, 2)) & cv::Rect({}, picture.size());
            cv::Mat letter;
            cv::copyMakeBorder(picture(inside), letter, 16, 16, 16, 16, cv::BORDER_CONSTANT | cv::BORDER_ISOLATED, 255);
            letters.push_back(imageOf(letter));
        }
    } catch (...) {
        letters.clear();
    }
    return letters;
}

GreyImage besideEachOther(const std::vector<const GreyImage*>& letters)
{
    int height = 0;
    int width = 0;
    for (const GreyImage* letter : letters) {
        height = std::max(height, letter->height());
        width += letter->width() - 22; // of the 32 white columns between two
    }
    try {
        cv::Mat line(height + 20, width + 60, CV_8UC1, 255);
        int at = 20;
        for (const GreyImage* letter : letters) {
            cv::Mat place = line(cv::Rect(at, 10 + height - letter->height(), letter->width(), letter->height()));
            cv::min(place, matOf(*letter), place);
            at += letter->width() - 22;
        }
        return imageOf(line);
    } catch (...) {
        return {};
    }
}

Quality measure(const GreyImage& picture)
{
    Quality quality;
    try {
        cv::Mat smooth, edges;
        cv::GaussianBlur(matOf(picture), smooth, {0, 0}, 1.2); // so that noise does not pass for sharpness
        cv::Laplacian(smooth, edges, CV_32F);
        cv::Scalar mean, deviation, edgeMean, edgeDeviation;
        cv::meanStdDev(smooth, mean, deviation);
        cv::meanStdDev(edges, edgeMean, edgeDeviation);
        const cv::Mat burnt = smooth > 252;
        constexpr double paperWhite = 215; // where most is white, white is no glare
        quality.burnt = mean[0] < paperWhite ? cv::countNonZero(burnt) / static_cast<double>(burnt.total()) : 0;
        quality.brightness = mean[0];
        quality.contrast = deviation[0];
        quality.sharpness = deviation[0] > 1 ? edgeDeviation[0] / deviation[0] : 0;
    } catch (...) {
        return {};
    }
    return quality;
}

} // namespace pishkhan::document
