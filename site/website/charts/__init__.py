"""Charts as the server draws them: pure numbers in, geometry out, for SVG that needs no script."""
