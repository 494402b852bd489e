"""The commands of `figures`: each module here is one, its function `run` with its docstring as help.

A command returns its exit code: 0 or None for success, 1 when the work found something wrong.
"""
