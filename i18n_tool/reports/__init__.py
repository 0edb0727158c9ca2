"""Results of the workflow as text for people and for programs; one renderer an output."""
