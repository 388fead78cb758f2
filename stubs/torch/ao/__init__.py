"""torch.ao: architecture optimization."""
