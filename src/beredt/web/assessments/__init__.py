"""Assessments: what was asked, what came of it, and what people say of it."""
