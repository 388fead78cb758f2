"""logging.config: settings that would only change what is shown (https://docs.python.org/3.11/library/logging.config.html)."""
import logging


def dictConfig(config):
    for name, settings in config.get("loggers", {}).items():
        if "level" in settings:
            logging.getLogger(name).setLevel(settings["level"])
    if "level" in config.get("root", {}):
        logging.root.setLevel(config["root"]["level"])


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    pass


def listen(port=9030, verify=None):
    pass


def stopListening():
    pass
