"""The counter assistant: guides a clerk, records who is responsible, asks the customer."""

__version__ = "0.1.0"
