"""What people can do: each action is one use case, one transaction, and answers with an outcome."""
