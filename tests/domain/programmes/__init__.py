"""Programmes as data: read whole, or refused with every fault named."""
