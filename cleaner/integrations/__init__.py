"""Other people's engines: each module here needs the library of its name and nothing imports it but the user."""
