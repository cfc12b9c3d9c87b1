"""The supervisor's pages for procedures: the list of all, the editor, publishing."""
