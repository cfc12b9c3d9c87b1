"""Papers as PDF: a model of `clerk_app.core` in, bytes out; the same model always gives the same bytes."""
