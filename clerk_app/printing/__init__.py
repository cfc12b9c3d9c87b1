"""Gets a paper's PDF onto paper: the port, the system's queue (CUPS), a folder."""
