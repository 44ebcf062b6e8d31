"""The control interface: look at everything, act as a member, change the world, move the clock."""
