"""What the pages know of the verifier that runs in the browser."""
