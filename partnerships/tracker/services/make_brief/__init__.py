"""Make a brief of a country, region, forum or partner: assembled once, shown four ways."""
