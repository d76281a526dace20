"""How the signed badges of the sample and of the tests are made. Test keys only."""
