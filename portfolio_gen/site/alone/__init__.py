"""The verifier where no portfolio is around it: a site of its own, one file, one saved badge."""
