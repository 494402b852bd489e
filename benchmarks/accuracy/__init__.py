"""How often the extractor is right: the annotated sets, what is right, how sure a share is, the page."""
