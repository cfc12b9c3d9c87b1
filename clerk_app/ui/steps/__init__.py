"""How each verb of a step looks and is worked; `page.py` puts them together to the centre of a visit."""
