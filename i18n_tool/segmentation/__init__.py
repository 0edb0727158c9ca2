"""Room."""
from i18n_tool.segmentation.sentences import segment, cut
