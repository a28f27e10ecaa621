"""How the committee decides: seats, positions, consensus, reservations and the endorsement of a plan."""
