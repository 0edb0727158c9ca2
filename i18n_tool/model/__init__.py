"""The ground floor: what the other rooms speak of, as plain frozen dataclasses without I/O."""
