"""torch.backends.quantized: a switch."""
engine = "x86"
supported_engines = ["qnnpack", "onednn", "x86", "fbgemm"]
