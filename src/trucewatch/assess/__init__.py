"""Events and agreements to findings: one columnar path, whether for five events or for ten million."""

from trucewatch.assess.check import CaseResult, CheckResult, check_agreement
from trucewatch.assess.first_cases import first_cases
from trucewatch.assess.judge import assess, require_after_signing

__all__ = ["CaseResult", "CheckResult", "assess", "check_agreement", "first_cases", "require_after_signing"]
