"""importlib.metadata: versions of installed packages, as the folders beside them name them
(https://docs.python.org/3.11/library/importlib.metadata.html)."""
import os
import re
from _importing import is_guarded, roots
from _stdlib import is_unknown, runtime, unmodelled

_numel_answers_unknown = True


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        (name,) = self.args
        return name


def _plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def version(distribution_name):
    if is_unknown(distribution_name):
        return distribution_name
    if not distribution_name:
        raise ValueError("A distribution name is required.")
    wanted = _plain(distribution_name)
    if wanted == "torch":
        import torch

        return str(torch.__version__)
    for root in roots():
        names = os.listdir(root)
        for name in [] if is_unknown(names) else names:
            found = re.match(r"(.+)-([^-]+)\.(dist|egg)-info$", name)
            if found and _plain(found[1]) == wanted:
                return found[2]
    if is_guarded():
        raise PackageNotFoundError(distribution_name)
    return runtime(f"the version of {distribution_name}")


def entry_points(**params):
    return runtime("importlib.metadata.entry_points()")


def distribution(distribution_name):
    return runtime("importlib.metadata.distribution()")


metadata = requires = files = distribution


def distributions(**kwargs):
    return runtime("importlib.metadata.distributions()")


def packages_distributions():
    return runtime("importlib.metadata.packages_distributions()")


__getattr__ = unmodelled(__name__, "Distribution DistributionFinder EntryPoint EntryPoints FileHash PackageMetadata PackagePath MetadataPathFinder PathDistribution Prepared Lookup FastPath")
