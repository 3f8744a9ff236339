"""Map a stage over a stream: in this process (default) or over several."""
