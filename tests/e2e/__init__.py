"""The product from outside: a translator, a lead and a build script, with processes and bytes."""
