"""Set-up and sign-in: who sits at the counter, and what the hall has chosen."""
