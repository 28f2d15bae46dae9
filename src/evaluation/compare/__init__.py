"""What changed between two builds, in words a stakeholder understands, and why."""
