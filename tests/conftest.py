"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# How long an example takes is the machine's affair, not the code's.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
