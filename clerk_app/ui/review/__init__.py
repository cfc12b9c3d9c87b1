"""The list of requests and its detail: a supervisor's of everybody, a clerk's own."""
