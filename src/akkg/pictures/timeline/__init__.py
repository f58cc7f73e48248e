"""The timeline: what happened when, and what lasted how long."""
