"""When and where a deed was, by the words of its clause and its sentence."""
