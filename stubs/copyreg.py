"""copyreg: how objects are copied is not changed by it here (https://docs.python.org/3.11/library/copyreg.html)."""

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    dispatch_table[ob_type] = pickle_function


def constructor(object):
    pass
