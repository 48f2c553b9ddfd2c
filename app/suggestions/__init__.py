"""Another text for a segment, which stands beside it until an editor decides."""
