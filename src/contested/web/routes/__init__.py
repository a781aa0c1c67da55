"""The pages: one router a group. Nothing is imported here, so that one may take what another has."""
