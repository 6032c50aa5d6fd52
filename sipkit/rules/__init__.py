"""What the rules say about an ärende at a moment. Pure: a region's topics and an ärende in, verdicts out (`besked`).

Nothing here reads a file, asks, prints or knows what a certain region demands: numbers, roles, events and words come
from the region.
"""
