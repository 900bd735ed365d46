"""Can one health service meet military, allied and civil need at once?"""
