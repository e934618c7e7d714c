"""Narrowing the lists of the tracker."""
