"""Photos and other pictures made of dots, prepared for the web."""
