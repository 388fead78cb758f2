"""optparse: what a program gets without a command line, and lists of arguments (https://docs.python.org/3.11/library/optparse.html)."""
import os
import sys
from _stdlib import is_unknown, unmodelled

NO_DEFAULT = ("NO", "DEFAULT")
SUPPRESS_HELP, SUPPRESS_USAGE = "SUPPRESSHELP", "SUPPRESSUSAGE"


class OptParseError(Exception):
    def __init__(self, msg):
        self.msg = msg

    def __str__(self):
        return self.msg


class OptionError(OptParseError):
    def __init__(self, msg, option):
        self.msg = f"option {option}: {msg}" if str(option) else msg


class OptionConflictError(OptionError):
    pass


class OptionValueError(OptParseError):
    pass


class BadOptionError(OptParseError):
    def __init__(self, opt_str):
        self.opt_str = opt_str

    def __str__(self):
        return f"no such option: {self.opt_str}"


class Values:
    def __init__(self, defaults=None):
        self.__dict__.update(defaults or {})

    def __repr__(self):
        return f"<Values at 0x0: {self.__dict__!r}>"

    def __str__(self):
        return str(self.__dict__)

    def __eq__(self, other):
        return self.__dict__ == (other.__dict__ if isinstance(other, Values) else other)

    def ensure_value(self, attr, value):
        if getattr(self, attr, None) is None:
            setattr(self, attr, value)
        return getattr(self, attr)


_TYPES = {"string": str, "int": lambda text: int(text, 0), "long": lambda text: int(text, 0), "float": float, "complex": complex}
_NAMES = {int: "int", float: "float", str: "string", complex: "complex"}


class Option:
    def __init__(
        self, *opts, action="store", type=None, dest=None, default=NO_DEFAULT, nargs=None, const=None, choices=None,
        callback=None, callback_args=(), callback_kwargs=None, help=None, metavar=None,
    ):
        self._short_opts = [opt for opt in opts if opt and not opt.startswith("--")]
        self._long_opts = [opt for opt in opts if opt and opt.startswith("--")]
        if not self._short_opts and not self._long_opts:
            raise TypeError("at least one option string must be supplied")
        self.action, self.dest, self.default, self.const = action, dest, default, const
        takes_value = action in ("store", "append") or action == "callback" and type is not None
        self.type = _NAMES.get(type, type) or ("choice" if choices is not None else "string" if takes_value else None)
        self.nargs = nargs if nargs is not None else 1 if takes_value else None
        self.choices, self.callback, self.help, self.metavar = choices, callback, help, metavar
        self.callback_args, self.callback_kwargs = callback_args, callback_kwargs or {}
        if self.dest is None and (takes_value or action in ("store_const", "append_const", "count", "store_true", "store_false")):
            self.dest = (self._long_opts[0][2:].replace("-", "_") if self._long_opts else self._short_opts[0][1:])

    def __str__(self):
        return "/".join(self._short_opts + self._long_opts)

    def get_opt_string(self):
        return (self._long_opts or self._short_opts)[0]

    def takes_value(self):
        return self.type is not None

    def check_value(self, opt, value):
        if self.type == "choice":
            if value in self.choices:
                return value
            raise OptionValueError(f"option {opt}: invalid choice: {value!r} (choose from {', '.join(map(repr, self.choices))})")
        try:
            return _TYPES[self.type](value)
        except ValueError:
            kind = {"int": "integer", "long": "integer", "float": "floating-point"}.get(self.type, self.type)
            raise OptionValueError(f"option {opt}: invalid {kind} value: {value!r}")

    def process(self, opt, value, values, parser):
        if value is not None and self.type is not None:
            value = self.check_value(opt, value) if self.nargs == 1 else tuple(self.check_value(opt, each) for each in value)
        if self.action == "store":
            setattr(values, self.dest, value)
        elif self.action == "store_const":
            setattr(values, self.dest, self.const)
        elif self.action in ("store_true", "store_false"):
            setattr(values, self.dest, self.action == "store_true")
        elif self.action == "append":
            values.ensure_value(self.dest, []).append(value)
        elif self.action == "append_const":
            values.ensure_value(self.dest, []).append(self.const)
        elif self.action == "count":
            setattr(values, self.dest, values.ensure_value(self.dest, 0) + 1)
        elif self.action == "callback":
            self.callback(self, opt, value, parser, *self.callback_args, **self.callback_kwargs)
        else:
            parser.exit()


make_option = Option


class OptionContainer:
    def __init__(self, description=None):
        self.description = description
        self.option_list = []

    def add_option(self, *args, **kwargs):
        option = args[0] if len(args) == 1 and isinstance(args[0], Option) and not kwargs else self.option_class(*args, **kwargs)
        for opt in option._short_opts + option._long_opts:
            if opt in self._by_name:
                raise OptionConflictError(f"conflicting option string(s): {opt}", option)
            self._by_name[opt] = option
        self.option_list.append(option)
        if option.dest is not None:
            if is_unknown(option.default) or option.default is not NO_DEFAULT:
                self.defaults[option.dest] = option.default
            else:
                self.defaults.setdefault(option.dest, None)
        return option

    def add_options(self, option_list):
        for option in option_list:
            self.add_option(option)

    def get_option(self, opt_str):
        return self._by_name.get(opt_str)

    def has_option(self, opt_str):
        return opt_str in self._by_name

    def remove_option(self, opt_str):
        option = self._by_name[opt_str]
        for opt in option._short_opts + option._long_opts:
            self._by_name.pop(opt, None)


class OptionGroup(OptionContainer):
    def __init__(self, parser, title, description=None):
        super().__init__(description)
        self.parser, self.title = parser, title
        self.option_class, self._by_name, self.defaults = parser.option_class, parser._by_name, parser.defaults


class OptionParser(OptionContainer):
    def __init__(
        self, usage=None, option_list=None, option_class=Option, version=None, conflict_handler="error", description=None,
        formatter=None, add_help_option=True, prog=None, epilog=None,
    ):
        super().__init__(description)
        self.usage, self.version, self.prog, self.epilog = usage, version, prog, epilog
        self.option_class, self._by_name, self.defaults, self.option_groups = option_class, {}, {}, []
        self.allow_interspersed_args = True
        self.values = self.rargs = self.largs = None
        if add_help_option:
            self.add_option("-h", "--help", action="help", help="show this help message and exit")
        if version:
            self.add_option("--version", action="version", help="show program's version number and exit")
        self.add_options(option_list or [])

    def set_usage(self, usage):
        self.usage = usage

    def enable_interspersed_args(self):
        self.allow_interspersed_args = True

    def disable_interspersed_args(self):
        self.allow_interspersed_args = False

    def set_default(self, dest, value):
        self.defaults[dest] = value

    def set_defaults(self, **kwargs):
        self.defaults.update(kwargs)

    def get_default_values(self):
        defaults = dict(self.defaults)
        for option in {id(each): each for each in self._by_name.values()}.values():
            value = defaults.get(option.dest)
            if not is_unknown(value) and isinstance(value, str) and option.type is not None:
                defaults[option.dest] = option.check_value(option.get_opt_string(), value)
        return Values(defaults)

    def add_option_group(self, *args, **kwargs):
        group = args[0] if isinstance(args[0], OptionGroup) else OptionGroup(self, *args, **kwargs)
        self.option_groups.append(group)
        return group

    def parse_args(self, args=None, values=None):
        if is_unknown(args):
            return args, args
        rest = sys.argv[1:] if args is None else list(args)
        values = self.get_default_values() if values is None else values
        self.rargs, self.largs, self.values = rest, [], values
        try:
            self._process(rest, self.largs, values)
        except (BadOptionError, OptionValueError) as error:
            self.error(str(error))
        return values, self.largs + rest

    def _process(self, rest, left, values):
        while rest:
            arg = rest.pop(0)
            if arg == "--":
                return
            if arg.startswith("--"):
                name, equals, value = arg.partition("=")
                fitting = [name] if name in self._by_name else [each for each in self._by_name if each.startswith(name)]
                if len(fitting) != 1:
                    raise BadOptionError(name)
                self._act(fitting[0], value if equals else None, rest, values)
            elif arg.startswith("-") and len(arg) > 1:
                while len(arg) > 1:
                    name, arg = arg[:2], "-" + arg[2:]
                    if name not in self._by_name:
                        raise BadOptionError(name)
                    takes = self._by_name[name].takes_value()
                    self._act(name, arg[1:] if takes and len(arg) > 1 else None, rest, values)
                    if takes:
                        break
            elif self.allow_interspersed_args:
                left.append(arg)
            else:
                rest.insert(0, arg)
                return

    def _act(self, name, value, rest, values):
        option = self._by_name[name]
        if option.takes_value():
            given = [] if value is None else [value]
            while len(given) < option.nargs and rest:
                given.append(rest.pop(0))
            if len(given) < option.nargs:
                raise BadOptionError(f"{name} requires {option.nargs} argument{'s' if option.nargs > 1 else ''}")
            value = given[0] if option.nargs == 1 else tuple(given)
        elif value is not None:
            raise BadOptionError(f"{name} option does not take a value")
        option.process(name, value, values, self)

    def get_prog_name(self):
        return os.path.basename(sys.argv[0]) if self.prog is None else self.prog

    def exit(self, status=0, msg=None):
        sys.exit(status)

    def error(self, msg):
        self.exit(2, msg)

    def print_help(self, file=None):
        pass

    def print_usage(self, file=None):
        pass


__getattr__ = unmodelled(__name__, "AmbiguousOptionError HelpFormatter IndentedHelpFormatter TitledHelpFormatter check_builtin check_choice isbasestring")
