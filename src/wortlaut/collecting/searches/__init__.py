"""Search back ends: services that name pages; each asks through the one safe way to the network."""
