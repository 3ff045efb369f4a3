"""Places, distances, buffers and gazetteer look-up."""
