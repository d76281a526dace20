"""What a portfolio needs as a whole: links, files, people, courses, quality."""
