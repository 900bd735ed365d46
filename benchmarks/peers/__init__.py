"""The models as the peers' users would write them."""
