"""A file of the portfolio to a model, or to sentences that say why it cannot be."""
