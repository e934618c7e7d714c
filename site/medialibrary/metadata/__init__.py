"""Takes out of uploaded files what says who made them, where and when.

Plain functions from bytes to bytes; the models call them for every new file.
"""
