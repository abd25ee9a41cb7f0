"""Signed bundles: profiles, catalogues, brand packs, speech packs and updates, in one format."""
