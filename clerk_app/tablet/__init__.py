"""The customer's rating page: its server on a worker thread, pairing, tokens.

Nothing slow is imported before the server starts: uvicorn, Starlette and websockets are first imported
inside its thread.
"""
