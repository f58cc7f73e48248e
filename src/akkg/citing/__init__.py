"""What an answer rests on: evidence, premises, paragraphs."""
