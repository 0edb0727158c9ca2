"""Stop commands at any moment, hundreds of times, and see that nothing is lost: `make torture`."""
