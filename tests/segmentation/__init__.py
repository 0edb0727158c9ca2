"""Tests of `i18n_tool.segmentation`."""
