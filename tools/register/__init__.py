"""How the register of Norway and the tutorial register are made."""
