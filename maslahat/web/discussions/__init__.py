"""Pages of discussions: the list, one thread with everything said in it, beginning a new one."""
