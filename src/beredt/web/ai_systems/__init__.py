"""The register of AI systems: records, who changed them, and what everybody may see."""
