"""Compiled selections: a validated query becomes Python functions that write its answer, once for all its requests.

They only ever give a whole answer. Whatever is not known here, and every error, is left to graphql-core.
"""
