"""Rows of this subject: threads of discussion and everything said in them."""
