"""The same work in real PyTorch, for bench.js: prints {"models": …, "seconds": …, "withImport": …}; `seconds` leaves out the import.

Not named after PyTorch: torchvision tries to import a `pytorch`, and would find this file.
"""
import contextlib
import inspect
import json
import logging
import sys
import time
import warnings

begun = time.perf_counter()
warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
import torch  # noqa: E402

# The CPU build has no torchvision kernels; declaring the operators lets it import.
library = torch.library.Library("torchvision", "DEF")
for operator in (
    "nms(Tensor dets, Tensor scores, float iou_threshold)",
    "qnms(Tensor a)",
    "roi_align(Tensor a)",
    "roi_pool(Tensor a)",
    "deform_conv2d(Tensor a)",
):
    library.define(operator + " -> Tensor")


def torchvision_builders():
    from torchvision.models import get_model_builder, list_models

    for name in list_models():
        builder = get_model_builder(name)
        backbone = {"weights_backbone": None} if "weights_backbone" in inspect.signature(builder).parameters else {}
        yield lambda: builder(weights=None, **backbone)


def timm_builders():
    import timm

    for name in timm.list_models():
        entry = timm.model_entrypoint(name)
        yield lambda: entry(pretrained=False)


def resnet50_builder():
    from torchvision.models.resnet import resnet50

    yield resnet50


def count(build):
    try:
        with torch.device("meta"):
            model = build()
    except Exception:
        model = build()
    return sum(p.numel() for p in model.parameters())


builders = {"torchvision": torchvision_builders, "timm": timm_builders, "resnet50": resnet50_builder}[sys.argv[1]]()
with contextlib.redirect_stdout(sys.stderr):
    first = next(builders)
    started = time.perf_counter()
    count(first)
    models = 1 + sum(1 for build in builders if count(build))
ended = time.perf_counter()
print(json.dumps({"models": models, "seconds": ended - started, "withImport": ended - begun}))
