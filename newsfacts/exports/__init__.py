"""Exports: a document in other forms. They stand on top of the house; nothing inside it needs them."""
