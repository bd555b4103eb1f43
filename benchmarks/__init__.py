"""Benchmarks of the reading side, compared with two baselines (floors) that are measured in the same run.

Milliseconds of one machine cannot be compared with those of another; the ratio to the lowest possible cost can.
"""
