"""The pages: what people see and press, in their language."""
