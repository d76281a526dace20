"""The words of the site itself, and how it writes dates, languages and licences."""
