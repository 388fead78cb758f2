"""logging.handlers: handlers that keep their settings and send nothing (https://docs.python.org/3.11/library/logging.handlers.html)."""
import logging


class BaseRotatingHandler(logging.FileHandler):
    namer = rotator = None

    def doRollover(self):
        pass

    def shouldRollover(self, record):
        return False


class RotatingFileHandler(BaseRotatingHandler):
    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount


class TimedRotatingFileHandler(BaseRotatingHandler):
    def __init__(
        self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None, errors=None
    ):
        super().__init__(filename, "a", encoding, delay, errors)
        self.when, self.interval, self.backupCount, self.utc, self.atTime = when.upper(), interval, backupCount, utc, atTime


class WatchedFileHandler(logging.FileHandler):
    pass


class _Silent(logging.Handler):
    def __init__(self, *args, **kwargs):
        super().__init__()

    def emit(self, record):
        pass


class SocketHandler(_Silent):
    pass


class DatagramHandler(SocketHandler):
    pass


class SysLogHandler(_Silent):
    pass


class SMTPHandler(_Silent):
    pass


class HTTPHandler(_Silent):
    pass


class QueueHandler(_Silent):
    def __init__(self, queue):
        super().__init__()
        self.queue = queue


class QueueListener:
    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers = queue, handlers

    def start(self):
        pass

    def stop(self):
        pass


class BufferingHandler(_Silent):
    def __init__(self, capacity):
        super().__init__()
        self.capacity, self.buffer = capacity, []


class MemoryHandler(BufferingHandler):
    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target = flushLevel, target

    def setTarget(self, target):
        self.target = target
