// SPDX-License-Identifier: GPL-3.0-or-later
/// Between our pictures and OpenCV's. For picture.cpp and card_vision.cpp only: nobody else sees OpenCV.
#pragma once
#include <opencv2/core.hpp>

#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

inline cv::Mat matOf(const GreyImage& picture)
{
    return {picture.height(), picture.width(), CV_8UC1, const_cast<std::uint8_t*>(picture.data())};
}

inline GreyImage imageOf(const cv::Mat& mat)
{
    const cv::Mat whole = mat.isContinuous() ? mat : mat.clone();
    return {whole.cols, whole.rows, std::vector<std::uint8_t>(whole.data, whole.data + whole.total())};
}

} // namespace pishkhan::document
