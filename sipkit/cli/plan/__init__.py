"""`sipkit plan` and `sipkit uppföljning`: the plan that is made at a meeting, where others may see the screen."""
