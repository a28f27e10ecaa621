"""Reading a workbook that somebody sent: looked over first, then read in a guarded process of its own.

A workbook of 5 KB can abort the reader and one of 6 MB unfold to gigabytes; here that ends in a refusal, never in the
death of a web worker.
"""
