"""The roof: settings, addresses and the two doors a server knocks on."""
