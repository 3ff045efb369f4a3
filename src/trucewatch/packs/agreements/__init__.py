"""Agreement files: an agreement as data that a lawyer can read."""

from trucewatch.packs.agreements.reading import (
    SHIPPED,
    agreement_file,
    agreement_files,
    list_agreements,
    load_agreement,
    read_agreement,
)

__all__ = ["SHIPPED", "agreement_file", "agreement_files", "list_agreements", "load_agreement", "read_agreement"]
