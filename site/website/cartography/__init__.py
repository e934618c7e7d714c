"""How the world map is made: from the shapes of Natural Earth to one small file.

Runs when somebody builds the file anew (`manage.py build_world_map`); of all this, a page that
shows a region only calls `spreading`, to put circles where they are at that size.
"""
