"""What people do with a meeting of the committee: each topic has a module of its own."""
