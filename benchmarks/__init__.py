"""How fast the reading side answers, beside two floors that are measured in the same run.

Milliseconds of one machine say little on another; how a query compares with the least that it could cost does.
"""
