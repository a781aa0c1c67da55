"""The command line: the only part that prints. One file a group of commands, which ``commands`` brings together."""
