"""What is done in a silence procedure: it is opened, noticed, answered in writing, and ends at its time."""
