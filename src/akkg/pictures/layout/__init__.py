"""Where things lie in a picture: places, rows, axes, and room for words."""
