"""The functions of torch.nn.functional, by kind. They say what shape comes out; values are not computed."""
