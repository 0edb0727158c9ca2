"""The project on disk: its configuration, the paths in it, whole files, locks and the index."""
