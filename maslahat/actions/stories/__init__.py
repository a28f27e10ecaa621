"""What people do with a story for the public: facts are gathered, it is written, cleared, released, withdrawn."""
