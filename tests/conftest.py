"""Profiles of hypothesis: the same examples in every run; ``--hypothesis-profile=mid`` (or ``long``) looks further, see ``LAWS.md``."""

from hypothesis import HealthCheck, settings

_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("fixed", derandomize=True, max_examples=60, deadline=None, suppress_health_check=_QUIET)
settings.register_profile("long", max_examples=3000, deadline=None, suppress_health_check=_QUIET)
settings.register_profile("mid", max_examples=600, deadline=None, suppress_health_check=_QUIET)
settings.load_profile("fixed")
