"""Partnerships: the public register, and beside it the private tracker."""
