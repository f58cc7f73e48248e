"""The formats that pictures are written in, for people and for programs."""
