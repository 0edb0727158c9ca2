"""The laws of the design, over articles and catalogs from grammars and over whole histories."""
