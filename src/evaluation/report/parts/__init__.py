"""What several chapters show: an indicator, a verdict, sources, disagreements."""
