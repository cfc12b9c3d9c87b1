"""What the screens ask: plain SQL over the projections, one module per question."""
