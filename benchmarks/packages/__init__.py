"""Texts that packages of a registry carry, read where they were installed; none is copied here."""
