"""argparse (https://docs.python.org/3.11/library/argparse.html). A program that parses its command line gets what it gets
when none is given: defaults; what it insists on is unknown, with the option's name as the reason."""
import copy
import os
import re
import sys
from _stdlib import first_unknown, is_unknown, option_without_value, unmodelled, unsupported

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else _shown_name(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


def _shown_name(action):
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar if isinstance(action.metavar, str) else "|".join(action.metavar)
    if action.dest not in (None, SUPPRESS):
        return action.dest
    return "{" + ",".join(map(str, action.choices)) + "}" if action.choices else None


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        named = [f"{name}={value!r}" for name, value in self.__dict__.items() if name.isidentifier()]
        other = {name: value for name, value in self.__dict__.items() if not name.isidentifier()}
        if other:
            named.append(f"**{other!r}")
        return f"{type(self).__name__}({', '.join(named)})"


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog = prog


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


# Actions


class Action:
    def __init__(
        self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None,
    ):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")

    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar")
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"


class _StoreAction(Action):
    def __init__(
        self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None,
    ):
        if nargs == 0:
            raise ValueError(
                "nargs for store actions must be != 0; if you have nothing to store, actions such as store true or "
                "store const may be more appropriate"
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


class BooleanOptionalAction(Action):
    def __init__(
        self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None
    ):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        super().__init__(names, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


def _appended(namespace, dest):
    items = getattr(namespace, dest, None)
    if is_unknown(items):
        return items
    return [] if items is None else copy.copy(items)


class _AppendAction(Action):
    def __init__(
        self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None,
    ):
        if nargs == 0:
            raise ValueError(
                "nargs for append actions must be != 0; if arg strings are not supplying the value to append, the "
                "append const action may be more appropriate"
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _appended(namespace, self.dest)
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _appended(namespace, self.dest)
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _appended(namespace, self.dest)
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (0 if count is None else count) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        parser.exit()


class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        super().__init__(
            option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help, metavar=metavar
        )

    def add_parser(self, name, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        if name in self._name_parser_map:
            raise ArgumentError(self, f"conflicting subparser: {name}")
        help = kwargs.pop("help", None)
        if help is not None:
            self._choices_actions.append(Action([], name, help=help))
        parser = self._parser_class(**kwargs)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})")
        # What the subparser finds does not mix with what is known before it is done.
        found, extras = self._name_parser_map[name].parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if extras:
            vars(namespace).setdefault("_unrecognized_args", [])
            namespace._unrecognized_args.extend(extras)


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        return open(string, self._mode, self._bufsize, self._encoding, self._errors)

    def __repr__(self):
        return f"FileType({self._mode!r})"


_ACTIONS = {
    None: _StoreAction,
    "store": _StoreAction,
    "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction,
    "append": _AppendAction,
    "append_const": _AppendConstAction,
    "count": _CountAction,
    "help": _HelpAction,
    "version": _VersionAction,
    "parsers": _SubParsersAction,
    "extend": _ExtendAction,
}


# Containers of arguments


class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self._registries = {"action": dict(_ACTIONS), "type": {None: lambda string: string}}
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        # Options that look like negative numbers, so that such arguments are not taken for numbers.
        self._has_negative_number_optionals = []
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and (is_unknown(action.default) or action.default is not None):
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        open_one = first_unknown(*args)
        if is_unknown(open_one):
            return open_one
        is_positional = not args or len(args) == 1 and args[0][0] not in self.prefix_chars
        if is_positional:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional_settings(*args, **kwargs)
        else:
            kwargs = self._optional_settings(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif is_unknown(self.argument_default) or self.argument_default is not None:
                kwargs["default"] = self.argument_default
        action_class = self._action_class(kwargs)
        if not callable(action_class):
            raise ValueError(f'unknown action "{action_class}"')
        action = action_class(**kwargs)
        convert = self._registry_get("type", action.type, action.type) if _is_plain(action.type) else action.type
        if not is_unknown(convert) and not callable(convert):
            raise ValueError(f"{convert!r} is not callable")
        if not is_unknown(convert) and convert is FileType:
            raise ValueError(f"{convert!r} is a FileType class object, instance of it must be passed")
        return self._add_action(action)

    def _action_class(self, kwargs):
        action = kwargs.pop("action", None)
        return self._registry_get("action", action, action) if _is_plain(action) else action

    def _positional_settings(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs not in (OPTIONAL, ZERO_OR_MORE) or nargs == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional_settings(self, *args, **kwargs):
        for name in args:
            if name[0] not in self.prefix_chars:
                raise ValueError(
                    f"invalid option string {name!r}: must start with a character {self.prefix_chars!r}"
                )
        dest = kwargs.pop("dest", None)
        if dest is None:
            long = [name for name in args if len(name) > 1 and name[1] in self.prefix_chars]
            dest = (long or args)[0].lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {args[0]!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for name in action.option_strings:
            self._option_string_actions[name] = action
            if re.match(r"^-\d+$|^-\d*\.\d+$", name) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _check_conflict(self, action):
        taken = [(name, self._option_string_actions[name]) for name in action.option_strings if name in self._option_string_actions]
        if not taken:
            return
        if self.conflict_handler == "error":
            names = ", ".join(name for name, _ in taken)
            raise ArgumentError(action, f"conflicting option string{'s' if len(taken) > 1 else ''}: {names}")
        for name, other in taken:
            other.option_strings.remove(name)
            self._option_string_actions.pop(name, None)
            if not other.option_strings:
                other.container._remove_action(other)

    def _remove_action(self, action):
        self._actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_container_actions(self, container):
        """Takes over the arguments of a parent parser, in groups of the same titles."""
        own = {group.title: group for group in self._action_groups}
        group_of = {}
        for group in container._action_groups:
            if group.title not in own:
                own[group.title] = self.add_argument_group(title=group.title, description=group.description)
            for action in group._group_actions:
                group_of[action] = own[group.title]
        for group in container._mutually_exclusive_groups:
            exclusive = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                group_of[action] = exclusive
        for action in container._actions:
            group_of.get(action, self)._add_action(action)


def _is_plain(value):
    """Whether a value may stand for a registered name."""
    return not is_unknown(value) and (value is None or isinstance(value, str))


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        kwargs.setdefault("conflict_handler", container.conflict_handler)
        kwargs.setdefault("prefix_chars", container.prefix_chars)
        kwargs.setdefault("argument_default", container.argument_default)
        super().__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        self._container = container
        # A group only sorts: what is added to it belongs to its parser.
        self._registries = container._registries
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


# The parser


class ArgumentParser(_ActionsContainer):
    def __init__(
        self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
        prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
        allow_abbrev=True, exit_on_error=True,
    ):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help, self.allow_abbrev, self.exit_on_error = add_help, allow_abbrev, exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            char = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(char + "h", char * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            title = kwargs.pop("title", "subcommands")
            self._subparsers = self.add_argument_group(title, kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        kwargs.setdefault("prog", self.prog)
        action_class = self._registry_get("action", kwargs.pop("action", "parsers"))
        action = action_class(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    def parse_args(self, args=None, namespace=None):
        if is_unknown(args):
            return args
        args, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error(f"unrecognized arguments: {' '.join(extras)}")
        return args

    def parse_known_args(self, args=None, namespace=None):
        if is_unknown(args):
            return args
        args = sys.argv[1:] if args is None else list(args)
        # Nothing given is what `sys.argv[1:]` holds, too: no program insists on something and then gives nothing itself.
        is_command_line = not args
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest != SUPPRESS and not hasattr(namespace, action.dest):
                if is_unknown(action.default) or action.default != SUPPRESS:
                    setattr(namespace, action.dest, action.default)
        for dest in self._defaults:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, self._defaults[dest])
        try:
            extras = _Parse(self, args, namespace, is_command_line).run()
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, "_unrecognized_args"):
            extras.extend(namespace._unrecognized_args)
            delattr(namespace, "_unrecognized_args")
        return namespace, extras

    def parse_intermixed_args(self, args=None, namespace=None):
        return self.parse_args(args, namespace)

    def parse_known_intermixed_args(self, args=None, namespace=None):
        return self.parse_known_args(args, namespace)

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _read_args_from_files(self, args):
        result = []
        for arg in args:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                result.append(arg)
                continue
            with open(arg[1:]) as file:
                lines = [each for line in file.read().splitlines() for each in self.convert_arg_line_to_args(line)]
            result.extend(self._read_args_from_files(lines))
        return result

    def _get_value(self, action, arg_string):
        convert = self._registry_get("type", action.type, action.type) if _is_plain(action.type) else action.type
        if is_unknown(convert):
            return convert(arg_string)
        if not callable(convert):
            raise ArgumentError(action, f"{convert!r} is not callable")
        try:
            return convert(arg_string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {arg_string!r}")

    def _check_value(self, action, value):
        if is_unknown(action.choices) or is_unknown(value) or action.choices is None:
            return
        found = value in action.choices
        if not is_unknown(found) and not found:
            raise ArgumentError(
                action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, action.choices))})"
            )

    def _get_values(self, action, arg_strings):
        """What an action receives for the strings that it was given."""
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER):
            dashes = [i for i, each in enumerate(arg_strings) if not is_unknown(each) and each == "--"]
            arg_strings = [each for i, each in enumerate(arg_strings) if i not in dashes[:1]]
        if not arg_strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if not is_unknown(value) and isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not arg_strings and nargs == ZERO_OR_MORE and not action.option_strings:
            if is_unknown(action.default) or action.default is not None:
                self._check_value(action, action.default)
                return action.default
            return arg_strings
        if nargs in (None, OPTIONAL) and len(arg_strings) == 1:
            value = self._get_value(action, arg_strings[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, each) for each in arg_strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def format_usage(self):
        return unsupported("ArgumentParser.format_usage()")

    def format_help(self):
        return unsupported("ArgumentParser.format_help()")

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def print_usage(self, file=None):
        pass

    def print_help(self, file=None):
        pass

    def _print_message(self, message, file=None):
        pass

    def exit(self, status=0, message=None):
        sys.exit(status)

    def error(self, message):
        self.exit(2, message)


class _Parse:
    """One command line on its way into a namespace."""

    def __init__(self, parser, args, namespace, is_command_line):
        self.parser = parser
        self.namespace = namespace
        self.is_command_line = is_command_line
        self.args = parser._read_args_from_files(args) if parser.fromfile_prefix_chars is not None else args
        self.positionals = parser._get_positional_actions()
        self.seen = []
        self.given = []
        self.extras = []
        # Per argument: what option it is, or None.
        self.options = []
        for i, arg in enumerate(self.args):
            if not is_unknown(arg) and arg == "--":
                self.options.extend([None] * (len(self.args) - i))
                break
            self.options.append(self._option(arg))

    def run(self):
        at = 0
        option_places = [i for i, option in enumerate(self.options) if option is not None]
        while option_places and at <= option_places[-1]:
            following = next(i for i in option_places if i >= at)
            if at != following:
                end = self._take_positionals(at)
                if end > at:
                    at = end
                    continue
                at = end
            if self.options[at] is None:
                self.extras.extend(self.args[at:following])
                at = following
            at = self._take_option(at)
            option_places = [i for i in option_places if i >= at]
        end = self._take_positionals(at)
        self.extras.extend(self.args[end:])
        self._finish()
        return self.extras

    def _option(self, arg):
        """(action, name, value after `=`) for what is an option; the action is None for one nobody knows."""
        parser = self.parser
        known = parser._option_string_actions
        # What is not known is taken for a value.
        if is_unknown(arg) or not arg or arg[0] not in parser.prefix_chars:
            return None
        if arg in known:
            return known[arg], arg, None
        if len(arg) == 1:
            return None
        if "=" in arg:
            name, value = arg.split("=", 1)
            if name in known:
                return known[name], name, value
        fitting = self._abbreviated(arg)
        if len(fitting) > 1:
            names = ", ".join(name for _, name, _ in fitting)
            raise ArgumentError(None, f"ambiguous option: {arg} could match {names}")
        if fitting:
            return fitting[0]
        if re.match(r"^-\d+$|^-\d*\.\d+$", arg) and not parser._has_negative_number_optionals:
            return None
        return None if " " in arg else (None, arg, None)

    def _abbreviated(self, arg):
        parser = self.parser
        known = parser._option_string_actions
        is_long = arg[1] in parser.prefix_chars
        name, _, value = arg.partition("=")
        value = value if "=" in arg else None
        if is_long:
            if not parser.allow_abbrev:
                return []
            return [(action, each, value) for each, action in known.items() if each.startswith(name)]
        fitting = []
        for each, action in known.items():
            if each == arg[:2]:
                fitting.append((action, each, arg[2:]))
            elif parser.allow_abbrev and each.startswith(arg):
                fitting.append((action, each, None))
        return fitting

    def _bounds(self, action):
        """The fewest and the most strings that an action takes; None: no limit."""
        nargs = action.nargs
        if is_unknown(nargs):
            return 0, None
        if nargs is None:
            return 1, 1
        if nargs == OPTIONAL:
            return 0, 1
        if nargs in (ZERO_OR_MORE, REMAINDER):
            return 0, None
        if nargs in (ONE_OR_MORE, PARSER):
            return 1, None
        return (0, 0) if nargs == SUPPRESS else (nargs, nargs)

    def _run_length(self, at, action=None):
        """How many arguments from `at` on are no options; an action for the rest takes options, too."""
        if action is not None and action.nargs == REMAINDER:
            return len(self.args) - at
        count = 0
        while at + count < len(self.args) and self.options[at + count] is None:
            count += 1
        if action is not None and action.nargs == PARSER and count:
            return len(self.args) - at
        return count

    def _take_positionals(self, at):
        """Gives as many positionals as possible what stands from `at` on; where it ends."""
        counts = self._spread(at)
        for action, count in zip(self.positionals, counts):
            strings = self.args[at : at + count]
            at += count
            self._act(action, strings)
        self.positionals = self.positionals[len(counts) :]
        return at

    def _spread(self, start):
        """Each takes what it can as long as those behind it still get what they need."""
        for number in range(len(self.positionals), 0, -1):
            actions = self.positionals[:number]
            counts = []
            at = start
            for i, action in enumerate(actions):
                least, most = self._bounds(action)
                needed = sum(self._bounds(each)[0] for each in actions[i + 1 :])
                available = self._run_length(at, action) - needed
                dashes = 0
                if action.nargs not in (REMAINDER, PARSER):
                    taken = self.args[at : at + max(available, 0)]
                    dashes = sum(1 for each in taken if not is_unknown(each) and each == "--")
                if available - dashes < least:
                    break
                count = available if most is None else min(available, most + dashes)
                counts.append(count)
                at += count
            else:
                return counts
        return []

    def _take_option(self, at):
        action, name, value = self.options[at]
        pending = []
        while True:
            if action is None:
                self.extras.append(self.args[at])
                return at + 1
            least, most = self._bounds(action)
            if value is None:
                available = self._run_length(at + 1, action)
                if available < least:
                    raise ArgumentError(action, self._expected(action))
                count = available if most is None else min(available, most)
                stop = at + 1 + count
                pending.append((action, self.args[at + 1 : stop], name))
                break
            if most is None or most >= 1 and least <= 1:
                stop = at + 1
                pending.append((action, [value], name))
                break
            # Flags behind one dash: `-xvf`.
            is_short = name[1:2] not in self.parser.prefix_chars
            if most == 0 and is_short and value != "":
                pending.append((action, [], name))
                name, value = name[0] + value[0], value[1:] or None
                if name not in self.parser._option_string_actions:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                action = self.parser._option_string_actions[name]
                continue
            raise ArgumentError(action, f"ignored explicit argument {value!r}")
        for action, strings, name in pending:
            self._act(action, strings, name)
        return stop

    def _expected(self, action):
        texts = {None: "expected one argument", OPTIONAL: "expected at most one argument", ONE_OR_MORE: "expected at least one argument"}
        return texts.get(action.nargs) or f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"

    def _act(self, action, strings, name=None):
        self.seen.append(action)
        values = self.parser._get_values(action, list(strings))
        if is_unknown(values) or values is not action.default:
            self.given.append(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.given:
                            raise ArgumentError(action, f"not allowed with argument {_shown_name(other)}")
        if is_unknown(values) or values is not SUPPRESS:
            action(self.parser, self.namespace, values, name)

    def _finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if is_unknown(action.required) or action.required:
                missing.append(action)
            elif not is_unknown(action.default) and isinstance(action.default, str):
                if getattr(self.namespace, action.dest, None) is action.default:
                    setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        self._demand(missing, ", ".join(str(_shown_name(each)) for each in missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(each in self.given for each in group._group_actions):
                self._demand(group._group_actions, " ".join(str(_shown_name(each)) for each in group._group_actions))

    def _demand(self, actions, names):
        """What must be given and was not: an error, or what the person will give."""
        if not actions:
            return
        if not self.is_command_line:
            raise ArgumentError(None, f"the following arguments are required: {names}")
        for action in actions:
            if action.dest != SUPPRESS:
                setattr(self.namespace, action.dest, option_without_value(str(_shown_name(action))))


__getattr__ = unmodelled(__name__, "_AttributeHolder _ChoicesPseudoAction _ExtendAction _UNRECOGNIZED_ARGS_ATTR")
