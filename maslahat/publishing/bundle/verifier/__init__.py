"""What a bundle carries for its reader: the printed steps in two languages and a verifier that stands alone."""
